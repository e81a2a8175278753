import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { ClientAddresses } from './client-address.ts';

const from = (trusted: string[], remoteAddress: string, forwarded?: string) =>
  new ClientAddresses(trusted).of({
    socket: { remoteAddress },
    headers: { 'x-forwarded-for': forwarded },
  } as unknown as Pick<IncomingMessage, 'headers' | 'socket'>);

it.each([
  ['nobody is trusted', [], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['the peer is another than the trusted one', ['10.0.0.0/8'], '11.0.0.1', '198.51.100.1', '11.0.0.1'],
  ['the proxy is trusted', ['10.0.0.0/8'], '10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['the proxy is trusted, by IPv6', ['10.0.0.0/8'], '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['two proxies are', ['10.0.0.0/8', 'loopback'], '::1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['the client wrote some before', ['loopback'], '127.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['the client wrote nonsense', ['loopback'], '127.0.0.1', 'x, 198.51.100.1', '198.51.100.1'],
  ['a proxy wrote nonsense', ['loopback'], '127.0.0.1', 'nonsense', 'unknown'],
])(
  'where %s, it is the address that the last trusted proxy saw',
  (_name, trusted, peer, forwarded, address) => {
    expect(from(trusted, peer, forwarded)).toBe(address);
  },
);

it('is none for a trusted proxy that speaks for itself', () => {
  expect(from(['loopback'], '127.0.0.1')).toBeUndefined();
  expect(from(['loopback'], '::1', '127.0.0.1')).toBeUndefined();
});

it('is one for a whole /64 of IPv6', () => {
  const one = from([], '2001:db8:0:1::5');
  expect(from([], '2001:db8::1:ffff:0:0:1')).toBe(one);
  expect(from([], '2001:0db8:0000:0001:1:2:3:4')).toBe(one);
  expect(from([], '2001:db8:0:2::5')).not.toBe(one);
});

it('of a proxy that is no address keeps the gateway from starting', () => {
  expect(() => new ClientAddresses(['portal.internal'])).toThrow();
  expect(() => new ClientAddresses(['10.0.0.0/99'])).toThrow();
});
