import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { confirmNewPhone, sendNewPhoneCodeAgain } from '#features/contact/actions.ts';
import { showPhone } from '#features/contact/changed-contact.ts';
import { contactMessages } from '#features/contact/contact.messages.ts';
import { ContactForm } from '#features/contact/contact-form.tsx';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { ConfirmForm } from '#features/registration/confirm-form.tsx';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { MyContactDocument } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale } from '#language/locale.ts';

type ContactPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ problem?: string; again?: string; step?: string; sent?: string; done?: string }>;
};

const outcomes = ['saved', 'unchanged', 'phoneSaved'] as const;

export async function generateMetadata({ params, searchParams }: ContactPageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { problem } = await searchParams;
  return { title: `${problem ? formsMessages[locale].errorPrefix : ''}${contactMessages[locale].title}` };
}

export default async function ContactPage({ params, searchParams }: ContactPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  const { problem, again, step, sent, done } = await searchParams;
  const { values, ...memory } = await readFormMemory('contact');
  const problems = problem ? memory.problems : {};
  if (step === 'code' && values.phone)
    return (
      <ConfirmForm
        locale={locale}
        phone={values.phone}
        problems={problems}
        isSentAgain={sent === '1'}
        confirm={confirmNewPhone.bind(null, locale, viewer.citizenId)}
        sendAgain={sendNewPhoneCodeAgain.bind(null, locale, viewer.citizenId)}
        change={{ href: `/${locale}/account/contact`, text: contactMessages[locale].otherPhone }}
      />
    );
  const { data, problems: unread } = await queryGraph(locale, MyContactDocument, {});
  const known = data?.me?.citizen;
  if (!known) return <GraphProblem locale={locale} problems={unread} hasData={false} />;
  const held = { phone: showPhone(known.phone), email: known.email ?? '' };
  return (
    <ContactForm
      locale={locale}
      values={problem || again ? { ...held, ...values } : held}
      problems={problems}
      isToConfirm={problem === 'confirm'}
      done={outcomes.find((outcome) => outcome === done) ?? null}
    />
  );
}
