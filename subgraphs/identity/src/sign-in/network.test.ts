import { expect, test } from 'vitest';
import { networkOf } from './network.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:aaaa::1', '2001:0db8:0001:0002'],
  ['2001:DB8:1:2:bbbb:0:0:9', '2001:0db8:0001:0002'],
  ['2001:db8::9', '2001:0db8:0000:0000'],
  ['fe80::1%eth0', 'fe80:0000:0000:0000'],
  ['::1', '0000:0000:0000:0000'],
])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));
