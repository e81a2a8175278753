import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Citizen } from '../generated/prisma/client.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';
import { type Message, notify } from './notify.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph?.stop());

const message = (citizen: Citizen, reference: string = randomUUID()): Message => ({
  citizenId: citizen.id,
  kind: 'APPLICATION',
  title: { vi: 'Hồ sơ đã được tiếp nhận', en: 'Your application was received' },
  body: { vi: `Mã hồ sơ ${reference}`, en: null },
  link: '/applications/1',
  source: 'procedures',
  sourceReference: reference,
});

async function tell(told: Message) {
  const result = await graph.database.$transaction((tx) => notify(tx, told));
  graph.feed.ring();
  return result;
}

const listText = `query ($first: Int, $after: String) { notifications(first: $first, after: $after) {
  nodes { id title { vi en } body { vi en } link readAt } pageInfo { hasNextPage endCursor } totalCount } }`;
const readText = 'mutation ($ids: [ID!]!) { markNotificationsRead(ids: $ids) { id readAt } }';
const listenText = `subscription ($after: String) {
  notificationReceived(after: $after) { eventCursor notification { id body { vi } } } }`;

type List = {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  totalCount: number;
};
type Event = { eventCursor: string; notification: { id: string } };

async function next(events: AsyncIterableIterator<{ data: unknown }>): Promise<Event> {
  const { value } = await events.next();
  return (value.data as { notificationReceived: Event }).notificationReceived;
}

test('the same reference handed in twenty times at once tells once; another text under it is refused', async () => {
  const citizen = await newCitizen(graph);
  const told = message(citizen, 'once');
  const results = await Promise.all(Array.from({ length: 20 }, () => tell(told)));
  expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(results.map(({ id }) => id)).size).toBe(1);
  const payload = { notificationId: results[0]?.id, citizenId: citizen.id };
  const events = await graph.database.event.findMany({ where: { payload: { equals: payload } } });
  expect(events).toHaveLength(1);
  await expect(tell({ ...told, title: { vi: 'Khác', en: null } })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('pages go from the newest to the oldest and neither repeat nor lose one while others come in', async () => {
  const citizen = await newCitizen(graph);
  const viewer = person(citizen.id);
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) ids.unshift((await tell(message(citizen))).id);
  const first = (await graph.ask(viewer, listText, { first: 2 })).data?.notifications as List;
  await tell(message(citizen));
  const rest = (await graph.ask(viewer, listText, { first: 10, after: first.pageInfo.endCursor })).data
    ?.notifications as List;
  expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(ids);
  expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  expect(rest.totalCount).toBe(6);
});

test('reading counts once, for the reader alone', async () => {
  const [citizen, other] = [await newCitizen(graph), await newCitizen(graph)];
  const own = (await tell(message(citizen))).id;
  const foreign = (await tell(message(other))).id;
  const ids = [own, foreign, randomUUID(), 'no id', own];
  const answer = await graph.ask(person(citizen.id), readText, { ids });
  expect(answer.data?.markNotificationsRead).toEqual([{ id: own, readAt: expect.anything() }]);
  const again = await graph.ask(person(citizen.id), readText, { ids: [own] });
  expect(again.data).toEqual(answer.data);
  const unread = (viewer: Citizen) => graph.ask(person(viewer.id), '{ me { unreadNotifications } }');
  expect((await unread(citizen)).data?.me).toEqual({ unreadNotifications: 0 });
  expect((await unread(other)).data?.me).toEqual({ unreadNotifications: 1 });
});

test('a reference to what somebody else was told is a reference to nothing', async () => {
  const [citizen, other] = [await newCitizen(graph), await newCitizen(graph)];
  const { id } = await tell(message(citizen));
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Notification { id } } }';
  const variables = { r: [{ __typename: 'Notification', id }] };
  expect((await graph.ask(person(citizen.id), entities, variables)).data?._entities).toEqual([{ id }]);
  expect((await graph.ask(person(other.id), entities, variables)).data?._entities).toEqual([null]);
});

test('a listener hears the own notifications only, and comes back with its cursor without a gap', async () => {
  const [citizen, other] = [await newCitizen(graph), await newCitizen(graph)];
  const events = await graph.subscribe(person(citizen.id), listenText);
  await tell(message(other));
  const first = (await tell(message(citizen))).id;
  const heard = await next(events);
  expect(heard.notification.id).toBe(first);
  await events.return?.();
  const missed = [(await tell(message(citizen))).id, (await tell(message(citizen))).id];
  const resumed = await graph.subscribe(person(citizen.id), listenText, { after: heard.eventCursor });
  const live = tell(message(citizen));
  const replayed = [await next(resumed), await next(resumed), await next(resumed)];
  expect(replayed.map(({ notification }) => notification.id)).toEqual([...missed, (await live).id]);
  await resumed.return?.();
});

test('nobody listens without an account', async () => {
  const { Viewer } = await import('@city/kit/request-identity/viewer');
  await expect(graph.subscribe(Viewer.anonymous, listenText)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
  const machine = new Viewer({ kind: 'client', clientId: 'hotel-software' });
  await expect(graph.subscribe(machine, listenText)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await graph.ask(Viewer.anonymous, listText)).problem?.code).toBe('UNAUTHENTICATED');
});
