import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';

export type HttpAnswer = { text: string; headers: IncomingHttpHeaders };

type Exchange = {
  path: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  maximumBytes: number;
  /** What the exchange fails with when its time is over. */
  late: () => Error;
};

/**
 * One question and its answer as text, by undici's own handler: what its `request` would build around it, a stream and
 * a signal for each answer, costs more than the exchange.
 */
export function exchange(
  pool: Dispatcher,
  { path, headers, body, timeoutMs, maximumBytes, late }: Exchange,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let control: Dispatcher.DispatchController | undefined;
    let lateness: Error | undefined;
    let answerHeaders: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    let bytes = 0;
    const timer = setTimeout(() => {
      lateness = late();
      control?.abort(lateness);
      reject(lateness);
    }, timeoutMs);
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart(controller) {
          control = controller;
          // It waited for a connection until its time was over.
          if (lateness) controller.abort(lateness);
        },
        onResponseStart(_controller, _status, received) {
          answerHeaders = received;
        },
        onResponseData(controller, chunk) {
          bytes += chunk.length;
          // What came so far is let go: an answer without end would take all memory before its time is over.
          if (bytes > maximumBytes)
            controller.abort(new Error(`an answer of more than ${maximumBytes} bytes`));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          clearTimeout(timer);
          const [only] = chunks;
          const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks);
          resolve({ text: whole.toString('utf8'), headers: answerHeaders });
        },
        onResponseError(_controller, error) {
          clearTimeout(timer);
          reject(lateness ?? error);
        },
      },
    );
  });
}
