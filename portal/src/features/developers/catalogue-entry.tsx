import type { Locale } from '#language/locale.ts';
import { AccessBadge } from './access-badge.tsx';
import { type CatalogueField, type CatalogueType, searchTextOf } from './catalogue.ts';
import { developersMessages } from './developers.messages.ts';

/** One field of a root type: how it is asked, who may, and which subgraph answers. */
export function RootFieldEntry({ locale, field }: { locale: Locale; field: CatalogueField }) {
  const words = developersMessages[locale];
  return (
    <li data-search={searchTextOf(field)} className="space-y-1 border-t border-rule py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <code className="font-medium break-words">{field.name}</code>
        <AccessBadge locale={locale} access={field.access} />
        <span className="text-sm text-soft">{field.subgraphs.join(', ')}</span>
        {field.cost !== null && <span className="text-sm text-soft">{words.cost(field.cost)}</span>}
      </p>
      {field.description && (
        <p lang="en" className="max-w-prose text-sm">
          {field.description}
        </p>
      )}
      <Signature field={field} />
    </li>
  );
}

/** A type with its fields, folded away until it is looked for. */
export function TypeEntry({ locale, type }: { locale: Locale; type: CatalogueType }) {
  const words = developersMessages[locale];
  return (
    <li data-search={searchTextOf(type)} className="border-t border-rule">
      <details id={`type-${type.name}`}>
        <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 py-2">
          <code className="font-medium">{type.name}</code>
          <span className="text-sm text-soft">
            {words.kinds[type.kind]} · {type.subgraphs.join(', ')}
            {type.fields.length > 0 && ` · ${words.fields(type.fields.length)}`}
          </span>
        </summary>
        <div className="space-y-3 pb-4 pl-4">
          {type.description && (
            <p lang="en" className="max-w-prose text-sm">
              {type.description}
            </p>
          )}
          {type.values.length > 0 && <p className="text-sm break-words">{type.values.join(' · ')}</p>}
          {type.fields.map((field) => (
            <div key={field.name} className="space-y-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <code className="break-words">{field.name}</code>
                {type.kind !== 'input' && <AccessBadge locale={locale} access={field.access} />}
                <span className="text-sm text-soft">{field.subgraphs.join(', ')}</span>
              </p>
              {field.description && (
                <p lang="en" className="max-w-prose text-sm text-soft">
                  {field.description}
                </p>
              )}
              <Signature field={field} />
            </div>
          ))}
        </div>
      </details>
    </li>
  );
}

function Signature({ field }: { field: CatalogueField }) {
  const given = field.arguments.map(({ name, type }) => `${name}: ${type}`).join(', ');
  return (
    <p className="text-sm break-words text-soft">
      <code>
        {given && `(${given})`}: {field.type}
      </code>
    </p>
  );
}
