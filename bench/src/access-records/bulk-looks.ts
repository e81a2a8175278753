import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';

/**
 * Looks by one reader at as many people, straight into the table: what is measured is the question, not the chain
 * (that has its own row). The people are accounts, so that each is named.
 */
export async function insertLooks(
  pool: pg.Pool,
  o: { reader: string; organizationId: string; looks: number; people: number; days: number },
): Promise<void> {
  const seed = createHash('sha256').update(randomUUID()).digest('hex').slice(0, 12);
  // The city lets no transaction run for long; filling its tables is none of its own.
  await pool.query('set transaction_timeout = 0');
  await pool.query(
    `insert into citizen (id, full_name, national_id_hash, national_id_cipher, assurance_level)
     select md5($1 || n)::uuid, 'Người thử ' || n, sha256(convert_to($1 || n, 'UTF8')), '\\x00', 'SELF_DECLARED'
       from generate_series(0, $2::int - 1) n`,
    [seed, o.people],
  );
  await pool.query(
    `insert into access_record (id, citizen_id, accessed_by_id, organization_id, fields, purpose, request_id,
                                accessed_at, chain_day, chain_position, hash)
     select gen_random_uuid(), md5($1 || (n % $2::int))::uuid, $3::uuid, $4::uuid,
            array['accommodation: Stay.guest'], 'Đo', 'bench',
            now() - make_interval(secs => n * $5::float8 * 86400 / $6), '2000-01-01', n, sha256(int4send(n))
       from generate_series(1, $6::int) n`,
    [seed, o.people, o.reader, o.organizationId, o.days, o.looks],
  );
  await pool.query('analyze access_record');
}
