import { signatureHeader, signRequest } from './gateway-signature.ts';

export type SignedPost = {
  /** Of the receiving service: `http://identity:4001`. */
  baseUrl: string;
  path: string;
  secret: string;
  content: unknown;
  timeoutMs?: number;
};

/** The receiver said no: asking again the same way gets the same answer. */
export class RefusedPost extends Error {
  override readonly name = 'RefusedPost';
  readonly status: number;

  constructor(path: string, status: number, said: string) {
    super(`${path} was answered with ${status}: ${said}`);
    this.status = status;
  }
}

/** From one of our services to another, outside any request of a person: for jobs, which come back when it fails. */
export async function postSigned({ baseUrl, path, secret, content, timeoutMs = 10_000 }: SignedPost) {
  const body = JSON.stringify(content);
  const response = await fetch(new URL(path, baseUrl), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      [signatureHeader]: signRequest({ secret, method: 'POST', path, body }),
    },
    signal: AbortSignal.timeout(timeoutMs),
  });
  const answer = await response.text();
  if (response.ok) return answer === '' ? null : (JSON.parse(answer) as unknown);
  if (response.status >= 400 && response.status < 500)
    throw new RefusedPost(path, response.status, answer.slice(0, 500));
  throw new Error(`${path} was answered with ${response.status}`);
}
