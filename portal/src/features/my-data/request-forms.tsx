import type { ReactNode } from 'react';
import { contactMessages } from '#features/contact/contact.messages.ts';
import { PlainField } from '#features/forms/plain-field.tsx';
import { PlainTextArea } from '#features/forms/plain-text-area.tsx';
import type { CorrectableField } from '#generated/graphql/graphql.ts';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { SelectField } from '#ui/select-field.tsx';
import { askForCorrection, askForErasure, askForRestriction, type RequestForm } from './actions.ts';
import { myDataMessages } from './my-data.messages.ts';

const correctable: readonly CorrectableField[] = [
  'FULL_NAME',
  'DATE_OF_BIRTH',
  'GENDER',
  'PERMANENT_ADDRESS',
];

type Draft = { form: string; values: Record<string, string>; problems: Record<string, string> };
type FormProps = { locale: Locale; draft: Draft };
type RequestFormsProps = FormProps & { isRestricted: boolean };

/** Three requests that an officer decides; each closed until it is wanted. */
export function RequestForms({ locale, draft, isRestricted }: RequestFormsProps) {
  const words = myDataMessages[locale];
  const of = (form: RequestForm) =>
    draft.form === form
      ? draft
      : { form, values: {} as Record<string, string>, problems: {} as Record<string, string> };
  const [correct, restrict, erase] = [of('correct'), of('restrict'), of('erase')];
  return (
    <section aria-labelledby="more-title" className="mt-12">
      <h2 id="more-title" className="text-xl">
        {words.more}
      </h2>
      <div className="mt-4 divide-y divide-rule border-y border-rule">
        <Folded
          form="correct"
          title={words.correct}
          text={
            <>
              {words.correctText}{' '}
              <a href={`/${locale}/account/contact`} className="link">
                {contactMessages[locale].title}
              </a>
            </>
          }
          isOpen={draft.form === 'correct'}
        >
          <form action={askForCorrection.bind(null, locale)} noValidate className="flex flex-col gap-5">
            <SelectField
              name="field"
              id="field"
              label={words.field}
              options={correctable.map((value) => ({
                value,
                label: words.fields[value],
              }))}
              defaultValue={correct.values.field}
            />
            <PlainField
              name="value"
              label={words.value}
              hint={words.valueHint}
              defaultValue={correct.values.value}
              error={correct.problems.value}
              autoComplete="off"
            />
            <Reason locale={locale} draft={correct} />
            <Send locale={locale} />
          </form>
        </Folded>
        <Folded
          form="restrict"
          title={isRestricted ? words.liftTitle : words.restrict}
          text={isRestricted ? words.liftText : words.restrictText}
          isOpen={draft.form === 'restrict'}
        >
          <form action={askForRestriction.bind(null, locale)} noValidate className="flex flex-col gap-5">
            {isRestricted && <input type="hidden" name="isLifted" value="yes" />}
            <Reason locale={locale} draft={restrict} />
            <Send locale={locale} />
          </form>
        </Folded>
        <Folded form="erase" title={words.erase} text={words.eraseText} isOpen={draft.form === 'erase'}>
          <form action={askForErasure.bind(null, locale)} noValidate className="flex flex-col gap-5">
            <Reason locale={locale} draft={erase} />
            <Send locale={locale} />
          </form>
        </Folded>
      </div>
    </section>
  );
}

type FoldedProps = {
  form: RequestForm;
  title: string;
  text: ReactNode;
  isOpen: boolean;
  children: ReactNode;
};

function Folded({ form, title, text, isOpen, children }: FoldedProps) {
  return (
    <details id={form} open={isOpen} className="group scroll-mt-24 py-2">
      <summary className="min-h-11 cursor-pointer list-inside list-[disclosure-closed] py-2.5 font-semibold text-sea group-open:list-[disclosure-open]">
        {title}
      </summary>
      <div className="max-w-prose pb-6">
        <p className="mb-5 text-soft">{text}</p>
        {children}
      </div>
    </details>
  );
}

function Reason({ locale, draft }: FormProps) {
  return (
    <PlainTextArea
      id={`reason-${draft.form}`}
      name="reason"
      label={myDataMessages[locale].reason}
      defaultValue={draft.values.reason}
      error={draft.problems.reason}
      rows={3}
    />
  );
}

function Send({ locale }: { locale: Locale }) {
  return (
    <div>
      <button type="submit" className={buttonStyle('secondary')}>
        {myDataMessages[locale].send}
      </button>
    </div>
  );
}
