import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

const loopback = ['127.0.0.0/8', '::1'];

/**
 * Which address a request comes from. `X-Forwarded-For` is believed as far as trusted proxies wrote it: read from its
 * end, the first address that is no trusted proxy's is the one that the last of them saw.
 */
export class ClientAddresses {
  private readonly trusted = new BlockList();

  /** Addresses, ranges such as `10.0.0.0/8`, or `loopback`. Throws what `BlockList` does for what is none of these. */
  constructor(trustedProxies: readonly string[]) {
    for (const entry of trustedProxies.flatMap((name) => (name === 'loopback' ? loopback : [name]))) {
      const [address = '', prefix] = entry.split('/');
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      if (prefix === undefined) this.trusted.addAddress(address, family);
      else this.trusted.addSubnet(address, Number(prefix), family);
    }
  }

  /** Undefined is a trusted proxy that speaks for itself. */
  of(request: Pick<IncomingMessage, 'headers' | 'socket'>): string | undefined {
    const { remoteAddress } = request.socket;
    const peer = remoteAddress ? plain(remoteAddress) : 'unknown';
    if (!this.isTrusted(peer)) return grouped(peer);
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
    const hops = forwarded.map((hop) => plain(hop.trim())).filter((hop) => hop !== '');
    const client = hops.findLast((hop) => !this.isTrusted(hop));
    return client === undefined ? undefined : grouped(client);
  }

  private isTrusted(address: string): boolean {
    const version = isIP(address);
    return version !== 0 && this.trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
  }
}

/** IPv4 is the same address also when it came over an IPv6 socket. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** A household has a whole /64 of IPv6 addresses, and so has who wants to be many. What is no address is one. */
function grouped(address: string): string {
  const version = isIP(address);
  if (version === 4) return address;
  if (version === 0) return 'unknown';
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const middle = address.includes('::') ? Array(Math.max(0, 8 - front.length - back.length)).fill('0') : [];
  const groups = [...front, ...middle, ...back].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
