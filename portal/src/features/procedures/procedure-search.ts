import type { GovernmentLevel } from '#generated/graphql/graphql.ts';

export type ProcedureSearch = { search: string; field: string; level: GovernmentLevel | ''; after: string };
type Parameters = Record<string, string | string[] | undefined>;

const levels: readonly string[] = ['COMMUNE', 'DISTRICT', 'PROVINCE'] satisfies GovernmentLevel[];

/** The search as its address says it; whatever is not a word counts as not said. */
export function readSearch(parameters: Parameters): ProcedureSearch {
  const word = (name: string) => {
    const value = parameters[name];
    return typeof value === 'string' ? value.trim().normalize('NFC').slice(0, 200) : '';
  };
  const level = word('level');
  return {
    search: word('search'),
    field: word('field'),
    level: levels.includes(level) ? (level as GovernmentLevel) : '',
    after: word('after'),
  };
}

export function searchAddress(search: Partial<ProcedureSearch>): string {
  const said = Object.entries(search).filter(([, value]) => value !== '');
  return said.length === 0 ? '?' : `?${new URLSearchParams(said)}`;
}
