import { createHash } from 'node:crypto';

const namespace = Buffer.from('6d7be0f25c0f4c5e9a6e31f2a94d8c57', 'hex');

/**
 * The same UUID (version 5) for the same kind and code, wherever it is computed:
 * how the seeds of different subgraphs refer to each other's records without asking each other.
 */
export function seedId(kind: string, code: string): string {
  const hash = createHash('sha1').update(namespace).update(`${kind}:${code}`).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
