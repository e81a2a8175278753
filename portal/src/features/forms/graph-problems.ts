import type { Problem } from '#graphql/problem.ts';
import type { Locale } from '#language/locale.ts';
import { formsMessages } from './forms.messages.ts';

/** The graph's refusal as problems of a form: `input.phone` belongs to the field `phone`, the rest to the whole form. */
export function formProblems(problems: readonly Problem[], locale: Locale): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { fields, code, message } of problems) {
    for (const field of fields) found[field.field.replace(/^input\./, '')] ??= field.message;
    if (fields.length > 0) continue;
    const isOurs = code === 'UPSTREAM_UNAVAILABLE' || code === 'INTERNAL';
    found.form ??= isOurs ? formsMessages[locale].unreachable : message;
  }
  return found;
}
