import type { Problem } from '#graphql/problem.ts';
import type { Locale } from '#language/locale.ts';
import { Notice } from '#ui/notice.tsx';
import { RetryLink } from './retry-link.tsx';
import { statesMessages } from './states.messages.ts';

type GraphProblemProps = { locale: Locale; problems: readonly Problem[]; hasData: boolean };

/** Above what could be fetched: says that a part is missing, or that all of it is. Nothing when all is there. */
export function GraphProblem({ locale, problems, hasData }: GraphProblemProps) {
  if (problems.length === 0 && hasData) return null;
  const words = statesMessages[locale];
  return (
    <Notice
      tone="warning"
      title={hasData ? words.partialTitle : words.unavailableTitle}
      action={hasData ? undefined : <RetryLink>{words.retry}</RetryLink>}
    >
      {hasData ? words.partialText : words.unavailableText}
    </Notice>
  );
}
