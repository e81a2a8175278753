import { FormPage } from '#features/forms/form-page.tsx';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { Notice } from '#ui/notice.tsx';
import { registrationMessages } from './registration.messages.ts';

type ConfirmFormProps = {
  locale: Locale;
  phone: string;
  problems: Record<string, string>;
  isSentAgain: boolean;
  confirm: (form: FormData) => Promise<void>;
  sendAgain: () => Promise<void>;
  /** For a number that was typed wrong: its code comes to somebody else. */
  change: { href: string; text: string };
};

/** The code that went to a phone, with what helps when none comes. */
export function ConfirmForm({
  locale,
  phone,
  problems,
  isSentAgain,
  confirm,
  sendAgain,
  change,
}: ConfirmFormProps) {
  const words = registrationMessages[locale];
  return (
    <FormPage locale={locale}>
      <ProblemSummary locale={locale} problems={problems} fields={['code']} />
      <h1 className="text-2xl md:text-3xl">{words.confirm}</h1>
      <p className="mt-2 mb-6 text-soft">{words.confirmLead(phone)}</p>
      {isSentAgain && <Notice tone="done" title={words.resent} isAnnounced />}
      <form action={confirm} noValidate className="mt-6 flex flex-col gap-6">
        <PlainField
          name="code"
          label={words.code}
          error={problems.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="tabular max-w-40"
        />
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {formsMessages[locale].continue}
          </button>
        </div>
      </form>
      <h2 className="mt-10 text-lg">{words.noCode}</h2>
      <form action={sendAgain} className="mt-3">
        <button type="submit" className={buttonStyle('secondary')}>
          {words.resend}
        </button>
      </form>
      <p className="mt-4">
        <a href={change.href} className="link inline-block py-1">
          {change.text}
        </a>
      </p>
    </FormPage>
  );
}
