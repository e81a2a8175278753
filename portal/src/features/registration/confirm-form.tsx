import { FormPage } from '#features/forms/form-page.tsx';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { Notice } from '#ui/notice.tsx';
import { confirmCode, sendCodeAgain } from './actions.ts';
import { registrationMessages } from './registration.messages.ts';

type ConfirmFormProps = {
  locale: Locale;
  phone: string;
  problems: Record<string, string>;
  isSentAgain: boolean;
};

export function ConfirmForm({ locale, phone, problems, isSentAgain }: ConfirmFormProps) {
  const words = registrationMessages[locale];
  return (
    <FormPage locale={locale}>
      <ProblemSummary locale={locale} problems={problems} fields={['code']} />
      <h1 className="text-2xl md:text-3xl">{words.confirm}</h1>
      <p className="mt-2 mb-6 text-soft">{words.confirmLead(phone)}</p>
      {isSentAgain && <Notice tone="done" title={words.resent} isAnnounced />}
      <form action={confirmCode.bind(null, locale)} noValidate className="mt-6 flex flex-col gap-6">
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
      <form action={sendCodeAgain.bind(null, locale)} className="mt-6">
        <button type="submit" className={buttonStyle('quiet')}>
          {words.resend}
        </button>
      </form>
    </FormPage>
  );
}
