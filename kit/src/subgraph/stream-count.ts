/** How many subscriptions are running: the gateway shares streams, and this shows that it does. */
export class StreamCount {
  open = 0;
}
