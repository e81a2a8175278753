import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type TextMessage = { id: string; to: string; text: string };

/** Whoever carries short messages to phones. Sending one under the same id again must not send it twice. */
export type TextMessages = { send(message: TextMessage): Promise<void> };

/** Where no carrier is configured messages lie in a folder, readable by the service's own user only. */
export function textMessagesToFolder(folder: string): TextMessages {
  return {
    async send({ id, to, text }) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${id}.txt`);
      await writeFile(`${file}.new`, `${to}\n${text}\n`, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

const carrierTimeoutMs = 10_000;

/**
 * By a carrier with an HTTP interface: `POST url {id, to, text}` with the token as bearer. The id is its idempotency
 * key (`Idempotency-Key`). Rejects when it does not take the message.
 */
export function textMessagesByHttp(url: string, token: string): TextMessages {
  return {
    async send(message) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'idempotency-key': message.id,
        },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(carrierTimeoutMs),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`The carrier of messages answered with status ${response.status}`);
    },
  };
}
