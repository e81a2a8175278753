import { fold } from '@city/kit/text/fold';

/** A LIKE pattern that finds the text anywhere, as it is: its own % and _ stand for themselves. */
export function searchPattern(text: string): string {
  return `%${fold(text.trim()).replace(/[\\%_]/g, '\\$&')}%`;
}
