import { Prisma } from '../generated/prisma/client.ts';
import type { GovernmentLevel } from '../generated/prisma/enums.ts';
import { literalPattern } from './search-words.ts';

export type SearchQuery = {
  /** Folded words; none finds everything. */
  words: readonly string[];
  field: string | null;
  level: GovernmentLevel | null;
  limit: number;
  /** rank, name, code of the last one seen */
  after: readonly [number, string, string] | null;
  day: string;
};

export type SearchRow = { total: number; id: string | null; rank: number; nameVi: string; code: string };

/**
 * One statement finds, ranks, counts and cuts the page. `rank` is a whole number made from the query and the row
 * alone, so that (rank, name, code) is a key to page by: hundreds say how it matches, the rest how much of the
 * name the query covers.
 *
 * Near misses come only when nothing in the catalogue holds all the words: a typing error still leads somewhere,
 * and a right search is not watered down. PostgreSQL does not even look for them when there are hits.
 */
export function searchSql(query: SearchQuery): Prisma.Sql {
  const { after, words } = query;
  const collatedName = Prisma.sql`name_vi COLLATE "vi-x-icu"`;
  const key = Prisma.sql`rank, ${collatedName}, code COLLATE "C"`;
  const isAfter = after
    ? Prisma.sql`(${key}) > (${after[0]}::float8, ${after[1]}, ${after[2]})`
    : Prisma.sql`true`;
  return Prisma.sql`
    WITH in_force AS NOT MATERIALIZED (
      SELECT p.* FROM procedure p
      WHERE EXISTS (
        SELECT FROM procedure_version v
        WHERE v.procedure_id = p.id AND daterange(v.valid_from, v.valid_to) @> ${query.day}::date
      )
    ),
    hit AS MATERIALIZED (
      SELECT *, ${rankOf(words)} AS rank FROM in_force WHERE ${holdsAll(words, 'search_words')}
    ),
    near_miss AS (
      SELECT *, 900 + ${distance(words)} AS rank FROM in_force
      WHERE ${mayBeMistyped(words)} AND NOT EXISTS (SELECT FROM hit) AND ${words.join(' ')} <% search_words
    ),
    found AS MATERIALIZED (
      SELECT id, code, name_vi, rank FROM (SELECT * FROM hit UNION ALL SELECT * FROM near_miss) match
      WHERE (${query.field}::text IS NULL OR field_code = ${query.field})
        AND (${query.level}::text IS NULL OR level::text = ${query.level})
    ),
    page AS (SELECT * FROM found WHERE ${isAfter} ORDER BY ${key} LIMIT ${query.limit})
    SELECT count.total, page.id, page.rank, page.name_vi AS "nameVi", page.code
    FROM (SELECT count(*)::int AS total FROM found) count LEFT JOIN page ON true
    ORDER BY ${key}`;
}

function rankOf(words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`0::float8`;
  const phrase = literalPattern(words.join(' '));
  return Prisma.sql`
    CASE
      WHEN search_words LIKE ${`%| ${phrase} |`} THEN 0 -- the code, which comes last
      WHEN name_words LIKE ${`%| ${phrase} |%`} THEN 100
      WHEN name_words LIKE ${`% ${phrase} %`} THEN 200
      WHEN name_words LIKE ${`% ${phrase}%`} THEN 300
      WHEN ${holdsAll(words, 'name_words', ' ')} THEN 400
      WHEN ${holdsAll(words, 'name_words')} THEN 500
      ELSE 600
    END + ${distance(words)}`;
}

/** Every word is there, at the start of a word or, with an end, as a whole word. */
function holdsAll(words: readonly string[], column: 'name_words' | 'search_words', end = ''): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`true`;
  const conditions = words.map(
    (word) => Prisma.sql`${Prisma.raw(column)} LIKE ${`% ${literalPattern(word)}${end}%`}`,
  );
  return Prisma.sql`(${Prisma.join(conditions, ' AND ')})`;
}

/** Likeness is of letters and digits: it would take "khai%sinh" for "khai sinh". Signs are meant as they stand. */
function mayBeMistyped(words: readonly string[]): boolean {
  return words.every((word) => /^[\p{L}\p{N}]+$/u.test(word));
}

/** 0 when the query is all of the name, 99 when they have nothing in common. */
function distance(words: readonly string[]): Prisma.Sql {
  const phrase = words.join(' ');
  return Prisma.sql`
    round(99 * (1 - (similarity(${phrase}, name_words) + word_similarity(${phrase}, name_words))::float8 / 2))`;
}
