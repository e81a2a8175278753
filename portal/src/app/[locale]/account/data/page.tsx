import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccountHeader } from '#features/account/account-header.tsx';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { ConsentSection } from '#features/my-data/consent-section.tsx';
import { CopySection } from '#features/my-data/copy-section.tsx';
import { isRestricted } from '#features/my-data/is-restricted.ts';
import { myDataMessages } from '#features/my-data/my-data.messages.ts';
import { RequestForms } from '#features/my-data/request-forms.tsx';
import { RequestList } from '#features/my-data/request-list.tsx';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { MyConsentFragmentDoc, MyDataDocument, MyRequestFragmentDoc } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale } from '#language/locale.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';

type DataPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ sent?: string; problem?: string }>;
};

export async function generateMetadata({ params, searchParams }: DataPageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { problem } = await searchParams;
  return { title: `${problem ? formsMessages[locale].errorPrefix : ''}${myDataMessages[locale].title}` };
}

export default async function DataPage({ params, searchParams }: DataPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  const words = myDataMessages[locale];
  const { sent, problem } = await searchParams;
  const { data, problems } = await queryGraph(locale, MyDataDocument, {});
  const memory = await readFormMemory('my-data');
  const draft = problem ? { form: problem, ...memory } : { form: '', values: {}, problems: {} };
  const requests = data ? readFragment(MyRequestFragmentDoc, data.myDataRequests) : [];
  return (
    <>
      <ErrorSummary
        title={formsMessages[locale].summary}
        errors={Object.entries(draft.problems).map(([field, message]) => ({
          message,
          fieldId: field === 'reason' ? `reason-${draft.form}` : field === 'value' ? 'value' : draft.form,
        }))}
      />
      <AccountHeader locale={locale} words={words} />
      {sent && (
        <div className="mb-8">
          <Notice tone="done" title={sent === 'consents' ? words.saved : words.sent} isAnnounced />
        </div>
      )}
      <GraphProblem locale={locale} problems={problems} hasData={data != null} />
      {data && (
        <>
          <CopySection locale={locale} requests={requests} />
          <RequestList locale={locale} requests={requests} />
          <ConsentSection locale={locale} consents={readFragment(MyConsentFragmentDoc, data.myConsents)} />
          <RequestForms locale={locale} draft={draft} isRestricted={isRestricted(requests)} />
        </>
      )}
    </>
  );
}
