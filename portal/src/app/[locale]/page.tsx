import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AirNowPanel } from '#features/air/air-now-panel.tsx';
import { ShortMethodNote } from '#features/air/method-note.tsx';
import { worstFirst } from '#features/air/station-index.ts';
import { toStationView } from '#features/air/station-view.ts';
import { commonServices } from '#features/home/common-services.ts';
import { homeMessages } from '#features/home/home.messages.ts';
import { WorkPanel } from '#features/home/work-panel.tsx';
import { SearchBox } from '#features/procedures/search-box.tsx';
import { signInAddress } from '#features/session/sign-in-address.ts';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { AirNowDocument } from '#generated/air/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const words = homeMessages[locale];
  const [viewer, { data, problems }] = await Promise.all([
    readViewer(locale),
    queryGraph(locale, AirNowDocument, {}),
  ]);
  return (
    <>
      <WorkPanel locale={locale} viewer={viewer} />
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div>
          <h1 className="text-3xl">{words.title}</h1>
          <div className="mt-6 max-w-prose">
            <SearchBox
              id="home-search"
              label={words.searchLabel}
              hint={words.searchHint}
              action={`/${locale}/procedures`}
              button={words.search}
            />
          </div>
          <h2 className="mt-10 text-lg">{words.common}</h2>
          <ul className="mt-2 divide-y divide-rule border-y border-rule">
            {commonServices.map(({ key, code }) => (
              <li key={code}>
                <Link
                  href={`/${locale}/procedures/${code}`}
                  prefetch={false}
                  className="group flex min-h-13 items-center justify-between gap-4 py-2 font-medium text-ink no-underline hover:text-sea"
                >
                  {words.services[key]}
                  <svg
                    viewBox="0 0 8 12"
                    aria-hidden="true"
                    className="w-2 shrink-0 fill-none stroke-soft stroke-2 group-hover:stroke-sea"
                  >
                    <path d="m1 1 5 5-5 5" />
                  </svg>
                </Link>
              </li>
            ))}
          </ul>
          <p className="mt-4">
            <Link href={`/${locale}/procedures`} className="link font-medium" prefetch={false}>
              {words.all}
            </Link>
          </p>
        </div>
        <div className="space-y-10">
          <GraphProblem locale={locale} problems={problems} hasData={data !== null} />
          {data && (
            <div>
              <AirNowPanel stations={worstFirst(data.stations.map(toStationView))} title={words.air} />
              <ShortMethodNote locale={locale} />
            </div>
          )}
          {viewer.kind === 'anonymous' && (
            <section className="rounded-lg bg-sea-wash p-5">
              <h2 className="text-lg">{words.account}</h2>
              <p className="mt-1 text-soft">{words.accountText}</p>
              <a href={signInAddress(`/${locale}`)} className={buttonStyle('primary', 'medium', 'mt-4')}>
                {words.signIn}
              </a>
            </section>
          )}
        </div>
      </div>
    </>
  );
}
