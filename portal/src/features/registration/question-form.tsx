import { FormPage } from '#features/forms/form-page.tsx';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { answerQuestion } from './actions.ts';
import { fieldOf, type Question, questions } from './answers.ts';
import { BirthDateField, GenderField } from './question-fields.tsx';
import { registrationMessages } from './registration.messages.ts';

type QuestionFormProps = {
  locale: Locale;
  question: Question;
  values: Record<string, string>;
  problems: Record<string, string>;
  isFromCheck: boolean;
};

const inputs = {
  name: { autoComplete: 'name' },
  'national-id': { inputMode: 'numeric' as const, className: 'max-w-xs' },
  phone: { type: 'tel', inputMode: 'tel' as const, autoComplete: 'tel', className: 'max-w-xs' },
  email: { type: 'email', inputMode: 'email' as const, autoComplete: 'email' },
};

export function QuestionForm({ locale, question, values, problems, isFromCheck }: QuestionFormProps) {
  const words = registrationMessages[locale];
  const field = fieldOf[question];
  const before = questions[questions.indexOf(question) - 1];
  const back = isFromCheck ? '/check' : before ? `/${before}` : '';
  const shared = { label: words.questions[question], hint: words.hints[question], error: problems[field] };
  return (
    <FormPage locale={locale} back={`/${locale}/register${back}`}>
      <ProblemSummary locale={locale} problems={problems} fields={[field]} />
      <form action={answerQuestion.bind(null, locale, question)} noValidate className="flex flex-col gap-6">
        {isFromCheck && <input type="hidden" name="from" value="check" />}
        {question === 'birth-date' && <BirthDateField {...shared} locale={locale} values={values} />}
        {question === 'gender' && <GenderField {...shared} locale={locale} value={values.gender} />}
        {question !== 'birth-date' && question !== 'gender' && (
          <PlainField {...shared} {...inputs[question]} isHeading name={field} defaultValue={values[field]} />
        )}
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {formsMessages[locale].continue}
          </button>
        </div>
      </form>
    </FormPage>
  );
}
