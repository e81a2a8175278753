import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type ListedDevice = { code: string; kind: 'CAMERA' | 'WIFI_ACCESS_POINT' };

/** What is wired to the gateway: an installer writes this list, the API has no say in it. */
export function readDeviceList(): ListedDevice[] {
  return parse(readFileSync(new URL('../../../data/devices.csv', import.meta.url)), {
    columns: true,
    skip_empty_lines: true,
  });
}
