/**
 * The search form of a text: lower case, no diacritics, đ as d; the same as `fold` of kit/src/text.
 * Immutable, so that an index can be built on it: `using gin (fold(name) gin_trgm_ops)`.
 */
export const foldFunctionSql = String.raw`
  create or replace function extensions.fold(value text) returns text
    language sql immutable strict parallel safe
    return replace(
      lower(regexp_replace(normalize(value, NFD), U&'[\0300-\036f]', '', 'g') collate pg_catalog.pg_c_utf8),
      'đ', 'd');
`;
