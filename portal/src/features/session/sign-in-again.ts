import type { Locale } from '#language/locale.ts';
import { signInAddress } from './sign-in-address.ts';

const channelName = 'city-sign-in';

/** For a window of its own: the page where something was typed stays open, and is told when it is done. */
export const signInElsewhereAddress = (locale: Locale) => signInAddress(`/${locale}/signed-in`);

export function tellSignedIn(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('signed in');
  channel.close();
}

/** Answers how to stop listening. */
export function onSignedIn(told: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', told);
  return () => channel.close();
}
