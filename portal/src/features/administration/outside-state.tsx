import type { Problem } from '#graphql/problem.ts';
import type { Locale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { administrationMessages } from './administration.messages.ts';

type OutsideStateProps = { locale: Locale; problems: readonly Problem[] };

/** In place of an organisation that is not there, or not the viewer's to administer. */
export function OutsideState({ locale, problems }: OutsideStateProps) {
  const words = administrationMessages[locale];
  const isForbidden = problems.some(({ code }) => code === 'FORBIDDEN');
  return (
    <>
      <PageHeader title={words.title} />
      <EmptyState
        title={isForbidden ? words.outside : words.missing}
        action={<ButtonLink href={`/${locale}/administration`}>{words.toTree}</ButtonLink>}
      >
        {isForbidden ? words.outsideText : words.missingText}
      </EmptyState>
    </>
  );
}
