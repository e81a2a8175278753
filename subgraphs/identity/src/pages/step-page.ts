import type { Language } from '@city/kit/errors/localized';

/** What every page of one sign-in is made with. */
export type StepPage = {
  language: Language;
  portalUrl: string;
  otherLanguageHref: string;
  csrfToken: string;
  /** Where a step's form goes. */
  address: (step: string) => string;
};
