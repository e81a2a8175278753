import type { Locale } from '#language/locale.ts';
import type { TriedOperation } from './catalogue.ts';
import { CodeBlock } from './code-block.tsx';
import { developersMessages } from './developers.messages.ts';
import { exampleVariables } from './example-variables.ts';

export function OperationCard({ locale, operation }: { locale: Locale; operation: TriedOperation }) {
  const words = developersMessages[locale];
  const variables = exampleVariables(operation, new Date());
  return (
    <li className="border-t border-rule">
      <details id={`operation-${operation.slug}`}>
        <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 py-2">
          <span className="font-medium">{operation[locale]}</span>
          <span className="text-sm text-soft">
            {operation.as === 'anyone' ? words.anyone : `${words.runsAs} ${operation.as}`}
          </span>
        </summary>
        <div className="space-y-4 pb-4">
          <CodeBlock label="GraphQL" text={operation.document} />
          {variables !== null && (
            <CodeBlock label={words.variables} text={JSON.stringify(variables, null, 2)} />
          )}
        </div>
      </details>
    </li>
  );
}
