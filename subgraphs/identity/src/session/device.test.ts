import { expect, test } from 'vitest';
import { coarseNetwork, describeDevice } from './device.ts';

const android =
  'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

test.each([
  [android, 'Chrome · Android'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari · iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['curl/8.0', '?'],
  ['<script>alert(1)</script>', '?'],
  [undefined, '?'],
])('%s is shown as %s', (userAgent, device) => expect(describeDevice(userAgent)).toBe(device));

test.each([
  ['192.0.2.77', '192.0.2.x'],
  ['127.0.0.1', 'localhost'],
  ['0000:0000:0000:0000', 'localhost'],
  ['2001:0db8:0001:0002', '2001:0db8:0001::'],
])('of %s is kept %s', (address, network) => expect(coarseNetwork(address)).toBe(network));
