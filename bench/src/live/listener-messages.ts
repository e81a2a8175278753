export type ListenCommand = {
  kind: 'listen';
  port: number;
  token: string;
  /** One for all, or one for each. */
  query: string | string[];
  /** The variables of each client; with `after` added once it has a cursor. */
  variables: Record<string, unknown>[];
};

export type ListenerCommand =
  | ListenCommand
  /** Drops so many sockets at once; each comes back by itself, after a pause by chance, with its cursor. */
  | { kind: 'drop'; count: number; withinMs: number };

export type ListenerReport =
  | { kind: 'listening' }
  /**
   * An event, counted from the first, has reached all clients of the process, in the same place of the order for each;
   * when, by the clock of the machine.
   */
  | { kind: 'reached'; event: number; cursor: string; times: number[] }
  | { kind: 'back'; times: number[] }
  | { kind: 'failed'; reason: string };

/** Milliseconds that all processes of one machine share. */
export const clock = () => performance.timeOrigin + performance.now();
