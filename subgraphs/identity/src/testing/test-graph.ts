import { ensurePartitions } from '@city/kit/database/partitions';
import { createPool } from '@city/kit/database/pool';
import { CityError } from '@city/kit/errors/city-error';
import { EventFeed } from '@city/kit/feed/event-feed';
import { SignedAddresses } from '@city/kit/files/signed-address';
import { startJobs } from '@city/kit/jobs/jobs';
import { type Membership, Viewer } from '@city/kit/request-identity/viewer';
import { createTestDatabase } from '@city/kit/testing/test-database';
import { graphql, subscribe as graphqlSubscribe, parse } from 'graphql';
import { pino } from 'pino';
import { expect } from 'vitest';
import { contextFactory, createStores, type Services } from '../context.ts';
import { openDatabase } from '../database.ts';
import { deliveryTasks } from '../notification/deliver-notification.ts';
import type { Email } from '../notification/emails.ts';
import { Passkeys } from '../passkey/passkeys.ts';
import { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { recoveryTasks } from '../recovery/recovery-jobs.ts';
import { PhoneCodeStore } from '../registration/phone-code.store.ts';
import { sendPhoneCode, sendPhoneCodeTask } from '../registration/phone-code.ts';
import { registrationLimits } from '../registration/registration-limits.ts';
import { formerContactTasks } from '../registration/tell-former-contact.ts';
import type { TextMessage } from '../registration/text-messages.ts';
import { buildSubgraph } from '../schema.ts';
import { SecondFactors } from '../second-factor/second-factors.ts';
import { AttemptStore } from '../sign-in/attempt.store.ts';
import { SignInGate } from '../sign-in/sign-in-gate.ts';

export type TestGraph = Awaited<ReturnType<typeof createTestGraph>>;

/** The graph in this process on a database of its own, without sign-in: a test says who asks. */
export async function createTestGraph() {
  const testDatabase = await createTestDatabase('identity');
  const pool = createPool(testDatabase.url, { max: 1 });
  await ensurePartitions({ pool, schema: 'identity', table: 'access_record', by: 'month', ahead: 1 });
  await pool.end();
  const log = pino({ level: 'silent' });
  const database = openDatabase(testDatabase.url);
  const vault = new PersonalDataVault({ encryptionKey: 'e'.repeat(32), hashKey: 'h'.repeat(32) });
  const feed = new EventFeed({ connectionString: testDatabase.url, schema: 'identity', log });
  await feed.start();
  const stores = createStores(database, vault);
  const sent: TextMessage[] = [];
  const textMessages = { send: async (message: TextMessage) => void sent.push(message) };
  const codes = new PhoneCodeStore(database);
  const told: { texts: TextMessage[]; emails: Email[] } = { texts: [], emails: [] };
  const carriers = {
    textMessages: { send: async (message: TextMessage) => void told.texts.push(message) },
    emails: { send: async (email: Email) => void told.emails.push(email) },
  };
  const jobs = await startJobs({
    connectionString: testDatabase.url,
    schema: 'identity_worker',
    log,
    pollIntervalMs: 100,
    tasks: {
      ...recoveryTasks({ database, vault, textMessages }),
      ...deliveryTasks({ database, vault, ...carriers, portalUrl: 'https://portal.test' }),
      ...formerContactTasks({ vault, ...carriers, portalUrl: 'https://portal.test', log }),
      [sendPhoneCodeTask]: (payload) =>
        sendPhoneCode({ codes, vault, textMessages }, (payload as { id: string }).id),
    },
  });
  const attempts = new AttemptStore(database);
  const services: Services = {
    database,
    vault,
    feed,
    stores,
    attempts,
    factors: new SecondFactors({ database, vault, attempts, stores, isDemonstration: true }),
    passkeys: new Passkeys({ database, vault, domain: 'localhost', origins: ['http://localhost:4001'], log }),
    registrationGate: new SignInGate(registrationLimits),
    registrationsPerNetwork: 50,
    inquirySealedDays: 120,
    addresses: new SignedAddresses({ baseUrl: 'http://files.test', secret: 's'.repeat(32) }),
    isDemonstration: true,
  };
  const createContext = contextFactory(services);
  const { schema } = await buildSubgraph();
  const contextOf = (viewer: Viewer, network?: string) =>
    createContext({ viewer, requestId: crypto.randomUUID(), log, language: 'en', network });

  return {
    database,
    vault,
    feed,
    services,
    log,
    /** What was sent to phones. */
    sent,
    /** What notifications became outside the portal, and who carries it. */
    told,
    carriers,
    /** The code in the latest message to this number. */
    async codeFor(to: string, count = 1): Promise<string> {
      const messages = () => sent.filter((message) => message.to === to);
      await expect.poll(() => messages().length).toBe(count);
      return messages().at(-1)?.text.slice(0, 6) ?? '';
    },
    /** `network`: what the gateway says of where the client is. */
    async ask(viewer: Viewer, source: string, variables: Record<string, unknown> = {}, network?: string) {
      const answer = await graphql({
        schema,
        source,
        variableValues: variables,
        contextValue: contextOf(viewer, network),
      });
      return { data: answer.data as Data, problem: problemOf(answer.errors?.[0]?.originalError) };
    },
    async subscribe(viewer: Viewer, source: string, variables: Record<string, unknown> = {}) {
      const result = await graphqlSubscribe({
        schema,
        document: parse(source),
        variableValues: variables,
        contextValue: contextOf(viewer),
      });
      if ('errors' in result) throw result.errors?.[0]?.originalError;
      return result as AsyncIterableIterator<{ data: Data }>;
    },
    async stop() {
      await jobs.stop();
      await feed.stop();
      await database.$disconnect();
      await testDatabase.drop();
    },
  };
}

type Data = Record<string, unknown> | null | undefined;

function problemOf(error: unknown) {
  if (error === undefined || error === null) return null;
  if (!(error instanceof CityError)) throw error;
  const { code, reason, fields, messages } = error;
  return {
    code,
    reason,
    fields: fields.map(({ field, code: of }) => `${field} ${of}`),
    message: messages.en,
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  };
}

export function person(citizenId: string, memberships: Partial<Membership>[] = []): Viewer {
  return new Viewer({
    kind: 'citizen',
    citizenId,
    memberships: memberships.map((membership) => ({
      organizationId: crypto.randomUUID(),
      kind: 'POLICE',
      roles: [],
      scopes: [],
      commune: null,
      ...membership,
    })),
  });
}
