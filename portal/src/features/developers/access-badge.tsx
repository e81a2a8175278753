import type { Locale } from '#language/locale.ts';
import { Badge } from '#ui/badge.tsx';
import type { Access } from './catalogue.ts';
import { developersMessages } from './developers.messages.ts';

/** Who may use a field: everyone, anyone signed in, or who holds the scopes. */
export function AccessBadge({ locale, access }: { locale: Locale; access: Access }) {
  const words = developersMessages[locale];
  if (access === 'public') return <Badge tone="green">{words.accessPublic}</Badge>;
  if (access === 'signed-in') return <Badge tone="sea">{words.accessSignedIn}</Badge>;
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      {access.map((all, index) => (
        <span key={all.join(' ')} className="inline-flex flex-wrap items-center gap-1">
          {index > 0 && <span className="text-sm text-soft">{words.or}</span>}
          {all.map((scope) => (
            <Badge key={scope} tone="amber">
              {scope}
            </Badge>
          ))}
        </span>
      ))}
    </span>
  );
}
