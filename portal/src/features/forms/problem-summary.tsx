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
  return <ErrorSummary title={formsMessages[locale].summary} errors={errors} />;
}
