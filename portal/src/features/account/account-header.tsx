import type { ReactNode } from 'react';
import type { Locale } from '#language/locale.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { accountMessages } from './account.messages.ts';

type AccountHeaderProps = {
  locale: Locale;
  words: { title: string; lead: string };
  aside?: ReactNode;
};

/** Of a page below one's own, with the way back to it. */
export function AccountHeader({ locale, words, aside }: AccountHeaderProps) {
  return (
    <PageHeader
      above={
        <a href={`/${locale}/account`} className="link inline-block py-1">
          {accountMessages[locale].title}
        </a>
      }
      title={words.title}
      lead={words.lead}
      aside={aside}
    />
  );
}
