import type { Viewer } from '#features/session/viewer.ts';
import { workFor } from '#features/shell/navigation.ts';
import { shellMessages } from '#features/shell/shell.messages.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { homeMessages } from './home.messages.ts';

/** What the hat worn now is for, above everything else. Nothing for those who came as citizens. */
export function WorkPanel({ locale, viewer }: { locale: Locale; viewer: Viewer }) {
  const work = workFor(viewer);
  if (viewer.kind === 'anonymous' || viewer.hat === null || work.length === 0) return null;
  const words = homeMessages[locale];
  const shell = shellMessages[locale];
  return (
    <section aria-labelledby="work" className="mb-10 border-b border-rule pb-8">
      <h2 id="work" className="text-xl">
        {words.work}
      </h2>
      <p className="mt-1 text-soft">{words.workAs(localized(viewer.hat.name, locale))}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {work.map(({ path, words: key }, index) => (
          <ButtonLink
            key={path}
            href={`/${locale}${path}`}
            kind={index === 0 ? 'primary' : 'secondary'}
            size="large"
          >
            {shell[key]}
          </ButtonLink>
        ))}
      </div>
    </section>
  );
}
