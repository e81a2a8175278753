import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { declareMessages } from './declare.messages.ts';
import type { RowProblem } from './draft.ts';
import { fieldName } from './guest-field-id.ts';

const lists = ['gender', 'documentKind', 'purpose'] as const;

/** In the graph's words, save that from a list one chooses: the graph does not know how the desk asks. */
export function problemText({ field, code, message }: RowProblem, locale: Locale): string {
  const list = lists.find((name) => name === fieldName(field));
  if (code !== 'DETAIL_MISSING' || list === undefined) return localized(message, locale);
  const words = declareMessages[locale];
  return words.notChosen(words.fields[list].toLocaleLowerCase(locale));
}
