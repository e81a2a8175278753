import type { Locale } from '#language/locale.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { formsMessages } from './forms.messages.ts';

/** On top of a form that came back: leads to each field; what belongs to no field is only said. */
export function ProblemSummary({
  locale,
  problems,
  fields,
}: {
  locale: Locale;
  problems: Record<string, string>;
  fields: readonly string[];
}) {
  const errors = Object.entries(problems).map(([field, message]) =>
    fields.includes(field) ? { message, fieldId: field } : { message },
  );
  const words = formsMessages[locale];
  // Having to wait, or a graph out of reach, is nothing that whoever typed could mend.
  const isTheirs = errors.some((error) => 'fieldId' in error);
  return <ErrorSummary title={isTheirs ? words.summary : words.notDone} errors={errors} />;
}
