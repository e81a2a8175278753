import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { inHouseMessages } from '#features/in-house/in-house.messages.ts';
import { InHouseDesk } from '#features/in-house/in-house-desk.tsx';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { islandDay } from '#features/stays/island-time.ts';
import { readMyEstablishments } from '#features/stays/my-establishments.ts';
import { readNationalities } from '#features/stays/nationalities.ts';
import { NoEstablishment } from '#features/stays/no-establishment.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { HouseStayFragmentDoc, InHouseDocument } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';

type InHousePageProps = { params: Promise<{ locale: string }> };

const scopes = ['accommodation:declare'];

export async function generateMetadata({ params }: InHousePageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, scopes, inHouseMessages);
}

export default async function InHousePage({ params }: InHousePageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={scopes}>
      <InHouse locale={locale} />
    </Guarded>
  );
}

async function InHouse({ locale }: { locale: Locale }) {
  const mine = await readMyEstablishments(locale);
  const { chosen, establishments } = mine;
  const { title } = inHouseMessages[locale];
  if (chosen === null) return <NoEstablishment locale={locale} title={title} problems={mine.problems} />;
  const today = islandDay(new Date());
  const { data, problems } = await queryGraph(locale, InHouseDocument, { establishmentId: chosen.id, today });
  const house = data?.establishment;
  if (!house) return <NoEstablishment locale={locale} title={title} problems={problems} />;
  const stays = readFragment(HouseStayFragmentDoc, [...house.leaving.nodes, ...house.staying.nodes]);
  return (
    <>
      <GraphProblem locale={locale} problems={problems} hasData />
      <InHouseDesk
        establishments={establishments}
        chosen={chosen}
        stays={[...stays]}
        today={today}
        nationalities={readNationalities(locale)}
      />
    </>
  );
}
