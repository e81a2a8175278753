import { FormPage } from '#features/forms/form-page.tsx';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import { freshSignInAddress } from '#features/session/sign-in-address.ts';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { saveContact } from './actions.ts';
import { contactMessages } from './contact.messages.ts';

type ContactFormProps = {
  locale: Locale;
  values: { phone: string; email: string };
  problems: Record<string, string>;
  /** Refused until the person gives the password or signs in anew. */
  isToConfirm: boolean;
  done: 'saved' | 'unchanged' | 'phoneSaved' | null;
};

export function ContactForm({ locale, values, problems, isToConfirm, done }: ContactFormProps) {
  const words = contactMessages[locale];
  return (
    <FormPage locale={locale} back={`/${locale}/account`}>
      <ProblemSummary locale={locale} problems={problems} fields={['phone', 'email', 'password']} />
      <PageHeader title={words.title} lead={words.lead} />
      {done && (
        <div className="mb-6">
          <Notice tone={done === 'unchanged' ? 'info' : 'done'} title={words[done]} isAnnounced />
        </div>
      )}
      <form action={saveContact.bind(null, locale)} noValidate className="flex flex-col gap-6">
        <PlainField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          label={words.phone}
          hint={words.phoneHint}
          defaultValue={values.phone}
          error={problems.phone}
          className="tabular max-w-xs"
        />
        <PlainField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          label={words.email}
          hint={words.emailHint}
          defaultValue={values.email}
          error={problems.email}
        />
        <PlainField
          name="password"
          type="password"
          autoComplete="current-password"
          label={words.password}
          hint={words.passwordHint}
          error={problems.password}
        />
        {isToConfirm && (
          <p>
            <a href={freshSignInAddress(`/${locale}/account/contact?again=1`)} className="link">
              {words.signInAgain}
            </a>
          </p>
        )}
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {words.save}
          </button>
        </div>
      </form>
    </FormPage>
  );
}
