import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';
import { fold } from '../text/fold.ts';
import { provision, subgraphUrl } from './provision.ts';

let database: TestDatabase;
let client: pg.Client;
const name = () => new URL(database.adminUrl).pathname.slice(1);

beforeAll(async () => {
  database = await createEmptyDatabase('sample');
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('running it again keeps everything and takes the new password', async () => {
  await client.query('create table kept (id int)');
  await provision({ adminUrl: database.adminUrl, database: name(), passwords: { guest: 'first' } });
  await provision({ adminUrl: database.adminUrl, database: name(), passwords: { guest: 'sec@nd/:%' } });
  const guest = new pg.Client({
    connectionString: subgraphUrl(database.adminUrl, name(), 'guest', 'sec@nd/:%'),
  });
  await guest.connect();
  await guest.end();
  await client.query('select * from kept');
});

test('a subgraph cannot reach the tables, schemas or public schema of others', async () => {
  await provision({ adminUrl: database.adminUrl, database: name(), passwords: { neighbour: 'test' } });
  const neighbour = new pg.Client({
    connectionString: subgraphUrl(database.adminUrl, name(), 'neighbour', 'test'),
  });
  await neighbour.connect();
  await client.query('create table secret (id int)');
  for (const sql of [
    'select * from sample.secret',
    'create table sample.intruder (id int)',
    'create table sample_partitions.intruder (id int)',
    'create table public.intruder (id int)',
    'create schema intruder',
    'set role sample',
  ])
    await expect(neighbour.query(sql), sql).rejects.toThrow(/permission denied/);
  await neighbour.end();
});

test('a role works in UTC, finds its own schema first and may not sit on a transaction', async () => {
  const { rows } = await client.query(
    `select name, setting from pg_settings
      where name in ('TimeZone', 'search_path', 'idle_in_transaction_session_timeout', 'transaction_timeout')
      order by name`,
  );
  expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
    idle_in_transaction_session_timeout: '15000',
    search_path: 'sample, extensions',
    TimeZone: 'UTC',
    transaction_timeout: '60000',
  });
});

test('folding in SQL and in the program gives the same', async () => {
  const texts = [
    'Đặng Thị Ánh Nguyệt',
    'PHÚ QUỐC',
    'Đường Trần Hưng Đạo'.normalize('NFD'),
    'Müller',
    'ÀÉÎ đ 12',
  ];
  const { rows } = await client.query<{ folded: string }>(
    'select fold(t) as folded from unnest($1::text[]) t',
    [texts],
  );
  expect(rows.map(({ folded }) => folded)).toEqual(texts.map(fold));
  expect(fold('Đặng Thị Ánh Nguyệt')).toBe('dang thi anh nguyet');
});

test('names sort as in Vietnamese', async () => {
  const { rows } = await client.query(
    `select n from unnest(array['Đà Lạt', 'Ea', 'Dương', 'An', 'Ân']) n order by n`,
  );
  expect(rows.map(({ n }) => n)).toEqual(['An', 'Ân', 'Dương', 'Đà Lạt', 'Ea']);
});

test('an administrator who is no superuser can do it too, as on a managed server', async () => {
  const superuser = new pg.Client({ connectionString: database.adminUrl });
  await superuser.connect();
  await superuser.query(`create role deployer login createdb createrole password 'test'`);
  const adminUrl = new URL(database.adminUrl);
  adminUrl.username = 'deployer';
  adminUrl.password = 'test';
  adminUrl.pathname = '/postgres';
  const deployed = `${name()}_managed`;
  const passwords = { tenant: 'test' };
  await provision({ adminUrl: adminUrl.href, database: deployed, passwords });
  await provision({ adminUrl: adminUrl.href, database: deployed, passwords });
  const tenant = new pg.Client({ connectionString: subgraphUrl(adminUrl.href, deployed, 'tenant', 'test') });
  await tenant.connect();
  await tenant.query(`create table own (id int); create index on own ((fold('Đ')))`);
  await tenant.end();
  await superuser.query(`drop database ${deployed}`);
  await superuser.end();
});
