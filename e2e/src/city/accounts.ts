import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data } from './ask.ts';
import { settings } from './city.ts';
import { inventedCitizenId } from './stays.ts';
import { waitFor } from './wait-for.ts';

export const password = 'thuyen thung ra khoi xa';

/** The code in the latest message to a phone: the city writes messages to a folder. */
export function codeSentTo(number: string): Promise<string> {
  const folder = join(settings.dataDirectory, 'files', 'identity', 'text-messages');
  return waitFor('the message with the code', () => {
    try {
      const texts = readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(join(folder, name), 'utf8'));
      return texts
        .find((text) => text.startsWith(number))
        ?.split('\n')[1]
        ?.slice(0, 6);
    } catch (error) {
      // Nobody was sent anything yet.
      if ((error as { code?: string }).code === 'ENOENT') return undefined;
      throw error;
    }
  });
}

/** Somebody registers and confirms the phone, through the graph: for journeys that begin with an account. */
export async function newAccount(): Promise<{ id: string; nationalId: string; phone: string }> {
  const nationalId = inventedCitizenId();
  const number = `+84913${nationalId.slice(-6)}`;
  const input = {
    nationalId,
    fullName: 'Trần Ngọc Thử Nghiệm',
    dateOfBirth: '1990-05-04',
    gender: 'MALE',
    phone: number,
    password,
  };
  const { registerCitizen } = await data<{ registerCitizen: { id: string } }>(
    'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { id } }',
    { variables: { input } },
  );
  const variables = { citizenId: registerCitizen.id, code: await codeSentTo(number) };
  await data(
    'mutation ($citizenId: ID!, $code: String!) { confirmPhone(citizenId: $citizenId, code: $code) { id } }',
    { variables },
  );
  return { id: registerCitizen.id, nationalId, phone: number };
}
