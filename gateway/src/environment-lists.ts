import { isIP } from 'node:net';
import { variable } from '@city/kit/environment/variables';

/** Lists of which each item is looked at: a slip in one is told, and not only without effect. */
export const origins = () =>
  variable('origins such as https://portal.example.org, separated by commas', (text) => {
    const given = listOf(text).map((origin) => origin.replace(/\/+$/, ''));
    return given.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin)
      ? given
      : undefined;
  });

export const addressesByName = () =>
  variable('names and addresses of subgraphs, name=http://…, separated by commas', (text) => {
    const entries = listOf(text).map((entry): [string, string] => {
      const [name = '', ...url] = entry.split('=');
      return [name, url.join('=')];
    });
    return entries.every(([name, url]) => name !== '' && isHttpUrl(url)) ? new Map(entries) : undefined;
  });

export const proxies = () =>
  variable('addresses and ranges such as 10.0.0.0/8, separated by commas, or loopback', (text) => {
    const given = listOf(text);
    return given.every(isProxy) ? given : undefined;
  });

function isProxy(entry: string): boolean {
  if (entry === 'loopback') return true;
  const [address = '', prefix = '0', ...rest] = entry.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}

export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

export function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
