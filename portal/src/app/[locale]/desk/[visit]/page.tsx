import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { AccountDesk } from '#features/desk/account-desk.tsx';
import { isDeskAct } from '#features/desk/acts.ts';
import { deskMessages } from '#features/desk/desk.messages.ts';
import { deskScopes } from '#features/desk/desk-scopes.ts';
import { FindAccount } from '#features/desk/find-account.tsx';
import { readAccount } from '#features/desk/read-account.ts';
import { readVisit } from '#features/desk/visit.ts';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { isLocale, type Locale } from '#language/locale.ts';

type VisitPageProps = {
  params: Promise<{ locale: string; visit: string }>;
  searchParams: Promise<{ done?: string; problem?: string }>;
};

export async function generateMetadata({ params, searchParams }: VisitPageProps): Promise<Metadata> {
  const { locale, visit } = await params;
  if (!isLocale(locale)) return {};
  const { title } = await guardedTitle(locale, deskScopes, deskMessages);
  const { problem } = await searchParams;
  const isWrong = problem !== undefined || (await isWrongVisit(locale, visit));
  return { title: `${isWrong ? formsMessages[locale].errorPrefix : ''}${title}` };
}

/** The same reading as that of the page: once a request. */
async function isWrongVisit(locale: Locale, id: string): Promise<boolean> {
  const visit = await readVisit(id);
  return visit !== null && Object.keys((await readAccount(locale, visit)).wrong).length > 0;
}

export default async function VisitPage({ params, searchParams }: VisitPageProps) {
  const { locale, visit } = await params;
  if (!isLocale(locale)) notFound();
  const { done, problem } = await searchParams;
  return (
    <Guarded locale={locale} scopes={deskScopes}>
      <OpenVisit locale={locale} visitId={visit} done={done} problem={problem} />
    </Guarded>
  );
}

type OpenVisitProps = {
  locale: Locale;
  visitId: string;
  done: string | undefined;
  problem: string | undefined;
};

async function OpenVisit({ locale, visitId, done, problem }: OpenVisitProps) {
  const visit = await readVisit(visitId);
  if (visit === null) redirect(`/${locale}/desk?gone=1`);
  const { account, wrong, isUnknown, problems } = await readAccount(locale, visit);
  if (!account && Object.keys(wrong).length > 0)
    return <FindAccount locale={locale} visit={visit} problems={wrong} isUnknown={isUnknown} />;
  if (!account) return <GraphProblem locale={locale} problems={problems} hasData={false} />;
  const { values, problems: failures } = await readFormMemory('desk-act');
  const failed =
    isDeskAct(problem) && values.visit === visitId && values.act === problem
      ? { act: problem, values, problems: failures }
      : null;
  return (
    <AccountDesk
      locale={locale}
      visitId={visitId}
      visit={visit}
      account={account}
      done={isDeskAct(done) ? done : null}
      failed={failed}
    />
  );
}
