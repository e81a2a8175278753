import { z } from 'zod';
import { readSeed } from '../read-seed.ts';

const place = z.object({
  name_vi: z.string().transform((text) => text.normalize('NFC')),
  name_en: z.string(),
  kind: z.string(),
  commune: z.string().transform((text) => text.normalize('NFC')),
  lat: z.coerce.number(),
  lon: z.coerce.number(),
});

export type Place = z.infer<typeof place>;

/** Where people are: nothing is watched or connected in the national park and at the reservoir. */
export async function readInhabitedPlaces(): Promise<Place[]> {
  const places = await readSeed('places.csv', place);
  return places.filter(({ kind }) => kind !== 'nature' && kind !== 'reservoir');
}

/** Where traffic is watched. */
export function isTrafficPlace({ kind }: Place): boolean {
  return kind === 'junction' || kind === 'bridge' || kind === 'street';
}
