import type { DeskAccountViewFragment } from '#generated/graphql/graphql.ts';

/** What a desk does to an account, in the order in which people come for it. */
export const deskActs = ['verify', 'recover', 'freeze', 'unfreeze', 'release'] as const;

export type DeskAct = (typeof deskActs)[number];

export type AccountView = Omit<DeskAccountViewFragment, ' $fragmentName'>;

export function isDeskAct(text: string | undefined): text is DeskAct {
  return deskActs.some((act) => act === text);
}

/** What is possible with the account as it is: a closed one is opened first, and what is limited is not offered. */
export function actsFor({ limit, frozenAt }: Pick<AccountView, 'limit' | 'frozenAt'>): readonly DeskAct[] {
  if (limit === 'OWN_ACCOUNT' || limit === 'NUMBER_RELEASED') return [];
  if (limit === 'OUT_OF_REACH') return frozenAt === null ? ['verify'] : [];
  return frozenAt === null ? ['verify', 'recover', 'freeze', 'release'] : ['unfreeze', 'release'];
}
