import type { Problem } from '#graphql/problem.ts';
import type { Locale } from '#language/locale.ts';
import { formsMessages } from './forms.messages.ts';

/** The graph's refusal as problems of a form: `input.phone` belongs to the field `phone`, the rest to the whole form. */
export function formProblems(problems: readonly Problem[], locale: Locale): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { fields, code, message } of problems) {
    for (const field of fields) found[field.field.replace(/^input\./, '')] ??= field.message;
    if (fields.length > 0) continue;
    found.form ??= ownWords(code, locale) ?? message;
  }
  return found;
}

/** Where the person reads more than what the graph can say: what has become of the form. */
function ownWords(code: string, locale: Locale): string | undefined {
  const words = formsMessages[locale];
  if (code === 'UNAUTHENTICATED') return words.signedOut;
  return code === 'UPSTREAM_UNAVAILABLE' || code === 'INTERNAL' ? words.unreachable : undefined;
}
