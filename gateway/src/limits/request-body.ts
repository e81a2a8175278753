import type { IncomingMessage } from 'node:http';
import { TextDecoder } from 'node:util';

/** The body can't be taken, with the HTTP status that says why. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused';
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

const deepestJson = 64;

/** The body as text, read no further than the limit: what is longer is refused before it is kept. */
export function readBody(request: IncomingMessage, maximumBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    if (request.headers['content-encoding'] && request.headers['content-encoding'] !== 'identity') {
      reject(new BodyRefused(415, 'content-encoding'));
      return;
    }
    if (Number(request.headers['content-length'] ?? 0) > maximumBytes) {
      reject(new BodyRefused(413, 'bytes'));
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maximumBytes) chunks.push(chunk);
      else {
        request.pause();
        reject(new BodyRefused(413, 'bytes'));
      }
    });
    request.on('end', () => {
      try {
        resolve(checkedText(Buffer.concat(chunks)));
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', reject);
    request.on('aborted', () => reject(new BodyRefused(400, 'aborted')));
  });
}

function checkedText(body: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new BodyRefused(400, 'not UTF-8');
  }
  if (jsonDepth(text) > deepestJson) throw new BodyRefused(400, 'nested too deeply');
  return text;
}

/** How deep a JSON text goes, without parsing it: a parser's own stack is what a deep text attacks. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isString) {
      if (character === '\\') index += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}
