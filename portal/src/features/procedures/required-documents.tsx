import type { ProcedurePageQuery } from '#generated/graphql/graphql.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { proceduresMessages } from './procedures.messages.ts';

type RequiredDocument = NonNullable<ProcedurePageQuery['procedure']>['requiredDocuments'][number];

export function RequiredDocuments({
  locale,
  documents,
}: {
  locale: Locale;
  documents: readonly RequiredDocument[];
}) {
  const words = proceduresMessages[locale];
  if (documents.length === 0) return <p className="mt-3 text-soft">{words.documentsNone}</p>;
  return (
    <ul className="mt-3 divide-y divide-rule border-y border-rule">
      {documents.map((document) => (
        <li key={document.code} className="flex gap-3 py-3">
          <svg
            viewBox="0 0 20 20"
            aria-hidden="true"
            className="mt-0.5 size-5 shrink-0 fill-none stroke-sea stroke-[1.6]"
          >
            <path d="M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13h5" strokeLinejoin="round" />
          </svg>
          <div>
            <p>{localized(document.name, locale)}</p>
            <p className="text-sm text-soft">
              {[
                document.mandatory ? words.mandatory : words.optional,
                document.originals > 0 ? words.originals(document.originals) : '',
                document.copies > 0 ? words.copies(document.copies) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
