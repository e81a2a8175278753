const fin = 0x80;
const text = 0x01;

/** From here on the shared end of a message is not copied for each client: memory counts for more than the calls. */
const longestCopyBytes = 4_096;

/**
 * An unmasked WebSocket message (RFC 6455, 5.2) in as many pieces as it is best written in: its header with the part of
 * its text that is one client's own, and the rest, which is the same bytes for all clients.
 */
export function textFrame(own: Buffer, shared: Buffer): Buffer[] {
  const length = own.length + shared.length;
  const headerBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const isCopied = shared.length <= longestCopyBytes;
  const begin = Buffer.allocUnsafe(headerBytes + (isCopied ? length : own.length));
  begin[0] = fin | text;
  if (headerBytes === 2) begin[1] = length;
  else if (headerBytes === 4) {
    begin[1] = 126;
    begin.writeUInt16BE(length, 2);
  } else {
    begin[1] = 127;
    begin.writeBigUInt64BE(BigInt(length), 2);
  }
  begin.set(own, headerBytes);
  if (!isCopied) return [begin, shared];
  begin.set(shared, headerBytes + own.length);
  return [begin];
}
