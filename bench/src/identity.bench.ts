import { randomBytes } from 'node:crypto';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { BrowserlessClient } from '@city/stack/sign-in/browserless-client';
import { formOf } from '@city/stack/sign-in/page-form';
import { hash } from '@node-rs/argon2';
import { type BenchCity, inBenchCity } from './measure/bench-city.ts';
import { graphClient, personToken } from './measure/graph-client.ts';
import type { BenchResult, Row } from './measure/result.ts';
import { percentile, round } from './measure/statistics.ts';

const seconds = (since: number) => (performance.now() - since) / 1000;

async function perSecond(count: number, at: number, work: (index: number) => Promise<unknown>) {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: at }, async () => {
      while (next < count) {
        const index = next++;
        const began = performance.now();
        await work(index);
        times.push(performance.now() - began);
      }
    }),
  );
  return { rate: count / seconds(started), p99: percentile(times, 0.99) };
}

/** The password page as a browser without script goes through it: what is measured is the hash and all around it. */
async function signInOnce(
  { addresses, secrets }: BenchCity,
  browser = new BrowserlessClient(),
): Promise<void> {
  const redirect = `${addresses.portal}/auth/callback`;
  const query = new URLSearchParams({
    client_id: 'portal',
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid',
    code_challenge: randomBytes(32).toString('base64url'),
    code_challenge_method: 'S256',
  });
  const form = formOf(await browser.go(`${addresses.issuer}/auth?${query}`));
  form.fields.set('username', 'citizen');
  form.fields.set('password', secrets.demoPassword);
  const end = await browser.go(form.action, { method: 'POST', body: form.fields }, redirect);
  if (!end.url.includes('code=')) throw new Error(`A sign-in of the bench was refused at ${end.url}`);
}

const register = /* GraphQL */ `
  mutation Register($input: RegisterCitizenInput!) { registerCitizen(input: $input) { id } }
`;

/** A thousand at once for a hundred numbers, each with another phone. Who is told to come back does. */
async function registerAtOnce({ addresses }: BenchCity): Promise<{ opened: number; took: number }> {
  const numbers = Array.from({ length: 100 }, (_, index) => `099090${String(900_000 + index)}`);
  let opened = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 1_000 }, async (_, index) => {
      const input = {
        nationalId: numbers[index % numbers.length],
        fullName: 'Trần Văn Đo',
        dateOfBirth: '1990-02-03',
        gender: 'MALE',
        phone: `09${String(81_000_000 + index)}`,
        password: 'do luong song bien 9',
      };
      for (;;) {
        const response = await fetch(addresses.gateway, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: register, variables: { input } }),
        });
        const answer = (await response.json()) as {
          data?: { registerCitizen?: { id: string } | null };
          errors?: { extensions: { code: string; retryAfterSeconds?: number } }[];
        };
        if (answer.data?.registerCitizen) opened += 1;
        const { code, retryAfterSeconds = 1 } = answer.errors?.[0]?.extensions ?? {};
        const isBusy = code === 'RATE_LIMITED' || code === 'UPSTREAM_UNAVAILABLE';
        if (!isBusy) return;
        // Not all in the same moment.
        await new Promise((resume) => setTimeout(resume, retryAfterSeconds * (800 + Math.random() * 400)));
      }
    }),
  );
  return { opened, took: seconds(started) };
}

async function hashRate(): Promise<{ rate: number; p99: number }> {
  const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
  return perSecond(100, 4, () => hash('a password of the bench', parameters));
}

/** Signing in beside the hash that it cannot do without, checking tokens, registering, and reading who one is. */
export async function benchIdentity(): Promise<BenchResult> {
  return inBenchCity(async (city) => {
    const rows: Row[] = [];
    const add = (what: string, { rate, p99 }: { rate: number; p99?: number }) =>
      rows.push({ what, 'per second': round(rate, 0), 'p99 ms': p99 === undefined ? '' : round(p99) });
    const known = Array.from({ length: 4 }, () => new BrowserlessClient());
    const signInAgain = async () => {
      const browser = known.shift() ?? new BrowserlessClient();
      await signInOnce(city, browser);
      browser.endSession();
      known.push(browser);
    };
    await perSecond(known.length, 1, signInAgain);
    add('argon2id alone, 4 at once', await hashRate());
    add('sign-ins from a known browser, 4 at once', await perSecond(100, 4, signInAgain));
    add('sign-ins from a new browser, 4 at once', await perSecond(100, 4, () => signInOnce(city)));
    const token = await personToken(city, 'citizen');
    const { issuer } = city.addresses;
    const fresh = () => createTokenVerifier({ issuer, jwksUrl: `${issuer}/jwks` });
    const verifier = fresh();
    await verifier(token);
    add('token checks, token known', await perSecond(100_000, 1, () => verifier(token)));
    const unknown = Array.from({ length: 300 }, fresh);
    await Promise.all(unknown.map((verify) => verify(`${token}x`).catch(() => undefined)));
    add('token checks, token new', await perSecond(300, 1, (index) => (unknown[index] ?? verifier)(token)));
    const me = graphClient(city, token);
    const read =
      '{ me { citizen { fullName } unreadNotifications } notifications(first: 20) { nodes { id } } }';
    add('me with notifications, 16 at once', await perSecond(2_000, 16, () => me(read, {})));
    const { opened, took } = await registerAtOnce(city);
    rows.push({
      what: '1,000 registrations at once of 100 numbers: accounts',
      'per second': opened,
      'p99 ms': '',
    });
    return {
      name: 'identity',
      title: 'Accounts',
      rows,
      notes: [
        'A sign-in is three pages and redirects, two database transactions and one hash of 19 MiB.',
        `The 1,000 registrations took ${round(took)} s together, all answers included; each answer leaves at full steps of 400 ms.`,
      ],
    };
  });
}
