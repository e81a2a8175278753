import { cache } from 'react';
import { formProblems } from '#features/forms/graph-problems.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { DeskAccountDocument, DeskAccountViewFragmentDoc } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { deskMessages } from './desk.messages.ts';
import { personOf, purposeOf, type Visit } from './visit.ts';

/** Once a request, title and page together: each reading is a look that is kept on record. */
export const readAccount = (locale: Locale, visit: Visit) =>
  look(locale, visit.person, purposeOf(visit, locale), visit.reason === 'other' && visit.detail === '');

const look = cache(async (locale: Locale, person: string, purpose: string, isPurposeMissing: boolean) => {
  const words = deskMessages[locale];
  const missing = {
    ...(person === '' && { person: words.personMissing }),
    ...(isPurposeMissing && { detail: words.detailMissing }),
  };
  if (Object.keys(missing).length > 0)
    return { account: null, wrong: missing, isUnknown: false, problems: [] };
  const variables = { nationalId: null, citizenId: null, ...personOf(person), purpose };
  const { data, problems } = await queryGraph(locale, DeskAccountDocument, variables);
  if (data?.deskAccount) {
    const account = readFragment(DeskAccountViewFragmentDoc, data.deskAccount);
    return { account, wrong: {}, isUnknown: false, problems };
  }
  if (problems.length === 0)
    return { account: null, wrong: { person: words.notFound }, isUnknown: true, problems };
  const { nationalId, purpose: ofPurpose, form } = formProblems(problems, locale);
  const wrong = {
    ...(nationalId && { person: nationalId }),
    ...(ofPurpose && { detail: ofPurpose }),
    ...(form && { form }),
  };
  return { account: null, wrong, isUnknown: false, problems };
});
