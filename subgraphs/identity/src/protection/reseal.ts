import type { Pool } from 'pg';
import { answerPlace, questionPlace } from '../access-question/ask-about-access.ts';
import type { PersonalDataVault } from './personal-data-vault.ts';

type Column = { table: string; id: string; column: string; place: (id: string) => string };

const ofCitizen = (column: string, name: string): Column => ({
  table: 'citizen',
  id: 'id',
  column,
  place: (id) => `${name}:${id}`,
});

/**
 * All that stays sealed for longer than hours. What access records say is not among it: their chain holds the bytes,
 * so a former key is kept as long as the records sealed with it.
 */
const columns: readonly Column[] = [
  ofCitizen('national_id_cipher', 'nationalId'),
  ofCitizen('phone_cipher', 'phone'),
  ofCitizen('email_cipher', 'email'),
  ofCitizen('permanent_address_cipher', 'permanentAddress'),
  { table: 'totp_factor', id: 'citizen_id', column: 'secret_cipher', place: (id) => `totp:${id}` },
  { table: 'access_question', id: 'id', column: 'message_cipher', place: questionPlace },
  { table: 'access_question', id: 'id', column: 'answer_cipher', place: answerPlace },
  { table: 'data_request', id: 'id', column: 'detail_cipher', place: (id) => `dataRequest.detail:${id}` },
  { table: 'data_request', id: 'id', column: 'outcome_cipher', place: (id) => `dataRequest.outcome:${id}` },
];

const batchSize = 500;

/** Seals again with the present key what was sealed with a former one, while the service runs. Answers how many. */
export async function reseal(pool: Pool, vault: PersonalDataVault): Promise<number> {
  let count = 0;
  for (const column of columns) {
    for (let done = batchSize; done === batchSize; count += done)
      done = await resealBatch(pool, vault, column);
  }
  return count;
}

/** One transaction: a row that is changed meanwhile keeps its change, since it is locked first. */
async function resealBatch(pool: Pool, vault: PersonalDataVault, { table, id, column, place }: Column) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ id: string; sealed: Buffer }>(
      `select ${id} as id, ${column} as sealed from ${table}
        where ${column} is not null and substring(${column} from 1 for length($1::bytea)) <> $1
        order by ${id} limit ${batchSize} for update`,
      [Buffer.from(vault.currentHead)],
    );
    const sealed = rows.map((row) =>
      Buffer.from(vault.seal(vault.open(row.sealed, place(row.id)), place(row.id))),
    );
    await client.query(
      `update ${table} set ${column} = changed.sealed
         from unnest($1::uuid[], $2::bytea[]) as changed (id, sealed) where ${table}.${id} = changed.id`,
      [rows.map((row) => row.id), sealed],
    );
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
