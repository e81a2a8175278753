import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccountHeader } from '#features/account/account-header.tsx';
import { securityMessages } from '#features/security/security.messages.ts';
import { SecurityOverview } from '#features/security/security-overview.tsx';
import { SessionList } from '#features/security/session-list.tsx';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { SecurityDocument } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale } from '#language/locale.ts';
import { Notice } from '#ui/notice.tsx';

type SecurityPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> };

export async function generateMetadata({ params }: SecurityPageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: securityMessages[locale].title } : {};
}

export default async function SecurityPage({ params, searchParams }: SecurityPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  const words = securityMessages[locale];
  const { done } = await searchParams;
  const { data, problems } = await queryGraph(locale, SecurityDocument, {});
  const said: Record<string, string> = {
    ...words.done,
    ended: words.ended,
    endedOthers: words.endedOthers,
  };
  return (
    <div className="max-w-prose">
      <AccountHeader locale={locale} words={words} />
      {done === 'endFailed' && <Notice tone="danger" title={words.endFailed} isAnnounced />}
      {done !== undefined && said[done] && <Notice tone="done" title={said[done]} isAnnounced />}
      <GraphProblem locale={locale} problems={problems} hasData={Boolean(data?.me?.security)} />
      {data?.me?.security && <SecurityOverview locale={locale} security={data.me.security} />}
      {data?.me && <SessionList locale={locale} sessions={data.me.sessions} />}
    </div>
  );
}
