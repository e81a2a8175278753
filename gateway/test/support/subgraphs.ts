import { buildSubgraphSchema } from '@apollo/subgraph';
import { forbidden } from '@city/kit/errors/city-error';
import { Health } from '@city/kit/health/health';
import { createLog } from '@city/kit/log/log';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { type SubgraphRequest, startSubgraphServer } from '@city/kit/subgraph/subgraph-server';
import { parse } from 'graphql';
import { EventLog } from './event-log.ts';
import type { Identity } from './identity.ts';
import { notesSdl, peopleSdl } from './subgraph-schemas.ts';

export const signingSecret = 'a secret that the gateway and its subgraphs share';

type Context = SubgraphRequest;
type Modules = Extract<Parameters<typeof buildSubgraphSchema>[0], unknown[]>;
type Resolvers = NonNullable<Extract<Modules[number], { typeDefs: unknown }>['resolvers']>;

/** What happened in the subgraphs, and what a test makes them do. */
export class World {
  readonly events = new EventLog();
  readonly privateEvents = new EventLog();
  /** Ids of people that were resolved for others, one list for each request. */
  personRequests: string[][] = [];
  subscribedAs: (string | null)[] = [];
  /** As whom people were resolved for others. */
  resolvedAs: (string | null)[] = [];
  /** What a subscription is refused with. */
  refusal: Error | undefined;
  /** Makes the person of this id slow. */
  delayMs = new Map<string, number>();
  slowMs = 0;
  slowRequests = 0;
  mottoRequests = 0;
  /** Ends what is slow sooner. */
  readonly released = Promise.withResolvers<void>();
}

type Issuer = Pick<Identity, 'issuer' | 'jwksUrl'>;

async function start(identity: Issuer, name: string, sdl: string, resolvers: Resolvers, port: number) {
  return startSubgraphServer<Context>({
    name,
    port,
    schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]),
    createContext: (request) => request,
    gatewaySigningSecret: signingSecret,
    verifyToken: createTokenVerifier({ issuer: identity.issuer, jwksUrl: identity.jwksUrl }),
    health: new Health(),
    log: createLog({ service: name, level: 'silent' }),
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function startPeople(identity: Issuer, world: World, port = 0) {
  const guarded = { rank: 'captain', mood: 'GOOD', badge: 'B-7', safe: { id: 's', content: 'gold' } };
  const person = (id: string) => ({
    id,
    name: `Person ${id}`,
    email: `${id}@example.org`,
    salary: 100,
    ...guarded,
  });
  let batch: string[] | undefined;
  return start(
    identity,
    'people',
    peopleSdl,
    {
      Person: {
        __resolveReference: async ({ id }: { id: string }, { viewer }: Context) => {
          world.resolvedAs.push(viewer.citizenId);
          if (!batch) {
            batch = [];
            world.personRequests.push(batch);
            queueMicrotask(() => {
              batch = undefined;
            });
          }
          batch.push(id);
          await pause(world.delayMs.get(id) ?? 0);
          return person(id);
        },
      },
      Query: {
        person: (_root: unknown, { id }: { id: string }) => person(id),
        me: (_root: unknown, _args: unknown, { viewer }: Context) =>
          viewer.citizenId ? person(viewer.citizenId) : null,
        safe: () => guarded.safe,
        slow: async () => {
          world.slowRequests += 1;
          await Promise.race([pause(world.slowMs), world.released.promise]);
          return 'at last';
        },
        whoAmI: (_root: unknown, _args: unknown, { viewer }: Context) => viewer.citizenId ?? viewer.kind,
      },
    },
    port,
  );
}

export function startNotes(identity: Issuer, world: World, port = 0) {
  const note = (id: string) => ({ id, text: `Note ${id}`, author: { id: `p${id}` }, secret: `secret ${id}` });
  const places = [
    { __typename: 'Hall', id: 'h', label: 'a hall' },
    { __typename: 'Vault', id: 'v', label: 'a vault' },
  ];
  const subscribe = (log: EventLog) => ({
    subscribe: (_root: unknown, { after }: { after?: string | null }, { viewer }: Context) => {
      world.subscribedAs.push(viewer.citizenId);
      if (world.refusal) throw world.refusal;
      return log.read(after);
    },
    resolve: ({ cursor, noteId }: { cursor: string; noteId: string }) => ({
      eventCursor: cursor,
      note: note(noteId),
    }),
  });
  const page = (first: number) => ({
    nodes: Array.from({ length: Math.min(first, 3) }, (_, index) => note(String(index + 1))),
    totalCount: 3,
  });
  return start(
    identity,
    'notes',
    notesSdl,
    {
      Note: {
        __resolveReference: ({ id }: { id: string }) => note(id),
        replies: (_note: unknown, { first }: { first: number }) => page(first),
        related: () => [note('1')],
        parent: () => note('1'),
      },
      Person: { notes: () => [note('1')] },
      Item: { __resolveType: (item: { pages?: number }) => (item.pages ? 'Book' : 'Diary') },
      Query: {
        note: (_root: unknown, { id }: { id: string }) => note(id),
        notes: (_root: unknown, { first }: { first: number }) => page(first),
        items: () => [
          { id: 'b', label: 'a book', pages: 3 },
          { id: 'd', label: 'a diary' },
        ],
        books: () => [{ id: 'b', label: 'a book', pages: 3 }],
        places: () => places,
        things: () => places,
        lockedPlace: () => places[0],
        broken: () => {
          throw new Error('connect postgresql://admin:hunter2@10.0.0.7/db failed');
        },
        refused: () => {
          throw forbidden();
        },
        inputs: (_root: unknown, { text }: { text?: string }) => text ?? null,
        motto: () => {
          world.mottoRequests += 1;
          return 'for all';
        },
        wrongMotto: (_root: unknown, _args: unknown, { viewer }: Context) => viewer.citizenId ?? viewer.kind,
      },
      Mutation: { addNote: () => note('9'), removeAll: () => true, openVault: () => places[1] },
      Subscription: {
        noteAdded: subscribe(world.events),
        privateNoteAdded: subscribe(world.privateEvents),
        guarded: subscribe(world.privateEvents),
      },
    } as Resolvers,
    port,
  );
}
