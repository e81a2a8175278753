import { importJWK, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { ask } from '../city/ask.ts';
import { addresses, secrets, tokenOf } from '../city/city.ts';
import { CarefulListener } from '../city/live.ts';
import { waitFor } from '../city/wait-for.ts';

async function expiredToken(): Promise<string> {
  const claims = JSON.parse(
    Buffer.from((await tokenOf('receptionist')).split('.')[1] ?? '', 'base64url').toString(),
  );
  const [jwk] = JSON.parse(secrets.oidcSigningKeys).keys;
  const { exp: _, iat: __, ...kept } = claims;
  return new SignJWT(kept)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: jwk.kid })
    .setIssuedAt(Math.floor(Date.now() / 1000) - 3_600)
    .setExpirationTime(Math.floor(Date.now() / 1000) - 3_000)
    .sign(await importJWK(jwk, 'EdDSA'));
}

test('an expired token is told apart and says to sign in again, in both languages', async () => {
  const token = await expiredToken();
  const english = await ask('{ me { scopes } }', { token, language: 'en' });
  const vietnamese = await ask('{ me { scopes } }', { token, language: 'vi' });
  for (const answer of [english, vietnamese]) {
    expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  }
  expect(english.errors?.[0]?.message).not.toBe(vietnamese.errors?.[0]?.message);
});

test('nobody’s question about a person’s data is refused with a code at its path, and the public rest is answered', async () => {
  const answer = await ask<{ stations: unknown[]; me: null }>('{ me { scopes } stations { code } }');
  expect(answer.data?.me).toBeNull();
  expect(answer.data?.stations).toHaveLength(5);
  expect(answer.errors?.[0]).toMatchObject({ path: ['me'], extensions: { code: 'UNAUTHENTICATED' } });
});

const record = /* GraphQL */ `
  mutation Record($input: [MeasurementInput!]!) {
    recordMeasurements(input: $input) { accepted rejected { index code message { vi en } } }
  }
`;

type RecordAnswer = {
  recordMeasurements: {
    accepted: number;
    rejected: { index: number; code: string; message: { vi: string; en: string } }[];
  };
};

async function stationCode(): Promise<string> {
  const answer = await ask<{ stations: { code: string }[] }>('{ stations(kind: AIR) { code } }');
  const [station] = answer.data?.stations ?? [];
  if (!station) throw new Error('no station');
  return station.code;
}

test('measurements of an unknown station, an unknown parameter and next week are refused one by one', async () => {
  const code = await stationCode();
  const now = new Date(Date.now() - 60_000).toISOString();
  const right = { stationCode: code, parameter: 'PM10', value: 31.5, observedAt: now };
  const answer = await ask<RecordAnswer>(record, {
    as: 'station-gateway',
    variables: {
      input: [
        right,
        { ...right, stationCode: 'NOWHERE' },
        { ...right, parameter: 'XYZ' },
        { ...right, observedAt: new Date(Date.now() + 7 * 86_400_000).toISOString() },
      ],
    },
  });
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.recordMeasurements.accepted).toBe(1);
  expect(answer.data?.recordMeasurements.rejected.map(({ index }) => index)).toEqual([1, 2, 3]);
  for (const { message } of answer.data?.recordMeasurements.rejected ?? [])
    expect(message.vi).not.toBe(message.en);
});

test('a value that is not a number is bad input, and nothing of the call is kept', async () => {
  const answer = await ask<RecordAnswer>(record, {
    as: 'station-gateway',
    variables: {
      input: [
        {
          stationCode: await stationCode(),
          parameter: 'PM10',
          value: 'NaN',
          observedAt: new Date().toISOString(),
        },
      ],
    },
  });
  expect(answer.data?.recordMeasurements ?? null).toBeNull();
  expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test('a cursor from nowhere ends the stream with a code', async () => {
  const listener = new CarefulListener({
    field: 'measurementsRecorded',
    document: 'subscription ($after: String) { measurementsRecorded(after: $after) { eventCursor } }',
    as: 'citizen',
    after: 'bm93aGVyZQ',
  });
  const [failure] = await waitFor('the refusal', () =>
    listener.failures.length > 0 ? listener.failures : null,
  );
  await listener.close();
  expect(JSON.stringify(failure)).toContain('BAD_USER_INPUT');
  expect(JSON.stringify(failure)).toContain('CURSOR_INVALID');
});

test('a page cursor from nowhere is bad input', async () => {
  const answer = await ask('{ procedures(after: "nowhere") { totalCount } }');
  expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test('a body that is not JSON is refused by the gateway with what to send instead', async () => {
  const response = await fetch(addresses.gateway, {
    method: 'POST',
    body: 'hello',
    headers: { 'content-type': 'text/plain' },
  });
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
});
