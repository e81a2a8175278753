import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { EstablishmentKind } from '../generated/prisma/enums.ts';

export type SeedEstablishment = {
  code: string;
  name: string;
  kind: EstablishmentKind;
  commune: string;
  address: string;
  latitude: number;
  longitude: number;
  rooms: number;
  /** How many are in house when the city begins. */
  guests: number;
};

/** A real booking of other hotels: how long, how many, from where. */
export type Booking = { nights: number; adults: number; children: number; country: string };

const numbers = new Set(['latitude', 'longitude', 'rooms', 'guests', 'nights', 'adults', 'children']);

function readCsv<T>(name: string): T[] {
  const file = new URL(`../../seed/${name}`, import.meta.url);
  return parse<T>(readFileSync(file, 'utf8'), {
    columns: true,
    cast: (value, { column }) => (numbers.has(String(column)) ? Number(value) : value),
  });
}

export function readEstablishments(): SeedEstablishment[] {
  return readCsv('establishments.csv');
}

/** Portugal, the home country of that data, becomes Vietnam. */
export function readBookings(): Booking[] {
  return readCsv<Booking>('arrivals.csv')
    .filter(({ nights, adults }) => nights <= 29 && adults > 0)
    .map((booking) => (booking.country === 'PRT' ? { ...booking, country: 'VNM' } : booking));
}

/** Share of arrivals by hour of the day. */
export function readHourProfile(): number[] {
  const file = new URL('../../seed/hour-profile.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { hours: number[] }).hours;
}
