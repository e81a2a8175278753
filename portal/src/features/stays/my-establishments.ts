import { cookies } from 'next/headers';
import { readViewer } from '#features/session/viewer.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  type EstablishmentChoiceFragment,
  EstablishmentChoiceFragmentDoc,
  MyEstablishmentsDocument,
} from '#generated/graphql/graphql.ts';
import type { Problem } from '#graphql/problem.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { establishmentCookie } from './remember-establishment.ts';

export type EstablishmentChoice = Omit<EstablishmentChoiceFragment, ' $fragmentName'>;

export type MyEstablishments = {
  establishments: readonly EstablishmentChoice[];
  chosen: EstablishmentChoice | null;
  problems: readonly Problem[];
};

/** Where the reader may declare guests, and the house chosen last: that of the hat worn now before any other. */
export async function readMyEstablishments(locale: Locale): Promise<MyEstablishments> {
  const [viewer, { data, problems }] = await Promise.all([
    readViewer(locale),
    queryGraph(locale, MyEstablishmentsDocument, {}),
  ]);
  const hats = viewer.kind === 'signed-in' ? viewer.hats : [];
  const declaring = new Set(
    hats.filter(({ scopes }) => scopes.includes('accommodation:declare')).map((hat) => hat.organizationId),
  );
  const worn = viewer.kind === 'signed-in' ? viewer.hat?.organizationId : undefined;
  const houses = (data?.me?.memberships ?? [])
    .filter(({ organization }) => declaring.has(organization.id))
    .flatMap(({ organization }) =>
      organization.establishments.map((reference) => ({
        house: readFragment(EstablishmentChoiceFragmentDoc, reference),
        isWorn: organization.id === worn,
      })),
    );
  const remembered = (await cookies()).get(establishmentCookie)?.value;
  const chosen =
    houses.find(({ house }) => house.id === remembered) ?? houses.find(({ isWorn }) => isWorn) ?? houses[0];
  return { establishments: houses.map(({ house }) => house), chosen: chosen?.house ?? null, problems };
}
