import { isSendableText, tidyText } from '../text/sendable-text.ts';

export const purposeLengths = { minimum: 5, maximum: 300 };

/** Why somebody's data is looked at, in words that the person can read; null where these are none. */
export function readPurpose(given: string): string | null {
  const purpose = tidyText(given);
  return isSendableText(purpose, purposeLengths) ? purpose : null;
}
