const fin = 0x80;
const text = 0x01;

/**
 * The beginning of an unmasked WebSocket message (RFC 6455, 5.2): its header, and the part of its text that is one
 * client's own. The rest follows as it is, the same bytes for all clients.
 */
export function beginFrame(own: Buffer, restBytes: number): Buffer {
  const length = own.length + restBytes;
  const headerBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const begin = Buffer.allocUnsafe(headerBytes + own.length);
  begin[0] = fin | text;
  if (headerBytes === 2) begin[1] = length;
  else if (headerBytes === 4) {
    begin[1] = 126;
    begin.writeUInt16BE(length, 2);
  } else {
    begin[1] = 127;
    begin.writeBigUInt64BE(BigInt(length), 2);
  }
  own.copy(begin, headerBytes);
  return begin;
}
