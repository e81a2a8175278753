import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeviceBoard } from '#features/devices/device-board.tsx';
import { devicesMessages } from '#features/devices/devices.messages.ts';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { DeviceNowFragmentDoc, DevicesNowDocument } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { readIslandOutline } from '#ui/map/read-island-outline.ts';

type DevicesPageProps = { params: Promise<{ locale: string }> };

const scopes = ['surveillance:view', 'operations:view'];

export async function generateMetadata({ params }: DevicesPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, scopes, devicesMessages);
}

export default async function DevicesPage({ params }: DevicesPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={scopes}>
      <Devices locale={locale} />
    </Guarded>
  );
}

async function Devices({ locale }: { locale: Locale }) {
  const { data, problems } = await queryGraph(locale, DevicesNowDocument, {});
  return (
    <>
      <GraphProblem locale={locale} problems={problems} hasData={data !== null} />
      {data && (
        <DeviceBoard
          devices={[...readFragment(DeviceNowFragmentDoc, data.fieldDevices)]}
          outline={readIslandOutline()}
        />
      )}
    </>
  );
}
