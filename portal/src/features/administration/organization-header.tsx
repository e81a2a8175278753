import Link from 'next/link';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { administrationMessages } from './administration.messages.ts';
import type { OrganizationView } from './views.ts';

type OrganizationHeaderProps = {
  locale: Locale;
  organization: OrganizationView;
  /** Of a page about one thing in the organisation; without it the organisation's own. */
  title?: string;
  lead?: string;
};

/** Where one is, with the way back. */
export function OrganizationHeader({ locale, organization, title, lead }: OrganizationHeaderProps) {
  const words = administrationMessages[locale];
  const name = localized(organization.name, locale);
  const parent = organization.parent && localized(organization.parent.name, locale);
  return (
    <PageHeader
      title={title ?? name}
      lead={lead ?? [words.kinds[organization.kind], parent].filter(Boolean).join(' · ')}
      above={
        <>
          <Link href={`/${locale}/administration`} className="link" prefetch={false}>
            {words.back}
          </Link>
          {title && (
            <>
              <span aria-hidden="true"> / </span>
              <Link href={`/${locale}/administration/${organization.id}`} className="link" prefetch={false}>
                {name}
              </Link>
            </>
          )}
        </>
      }
    />
  );
}
