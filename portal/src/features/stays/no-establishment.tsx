import { GraphProblem } from '#features/states/graph-problem.tsx';
import type { Problem } from '#graphql/problem.ts';
import type { Locale } from '#language/locale.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { staysMessages } from './stays.messages.ts';

type NoEstablishmentProps = { locale: Locale; title: string; problems: readonly Problem[] };

/** The page without its house: the graph could not say which, or there is none. */
export function NoEstablishment({ locale, title, problems }: NoEstablishmentProps) {
  const words = staysMessages[locale];
  return (
    <>
      <PageHeader title={title} />
      {problems.length > 0 ? (
        <GraphProblem locale={locale} problems={problems} hasData={false} />
      ) : (
        <EmptyState title={words.noEstablishment}>{words.noEstablishmentText}</EmptyState>
      )}
    </>
  );
}
