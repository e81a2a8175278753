import { HatForm } from '#features/session/hat-form.tsx';
import { rolesMessages } from '#features/session/roles.messages.ts';
import type { Viewer } from '#features/session/viewer.ts';
import { workFor } from '#features/shell/navigation.ts';
import { shellMessages } from '#features/shell/shell.messages.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { Badge } from '#ui/badge.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { buttonStyle } from '#ui/button-style.ts';
import { accountMessages } from './account.messages.ts';

type SignedIn = Extract<Viewer, { kind: 'signed-in' }>;

export function HatList({ locale, viewer }: { locale: Locale; viewer: SignedIn }) {
  const words = accountMessages[locale];
  const shell = shellMessages[locale];
  const roles = rolesMessages[locale];
  return (
    <ul className="mt-4 divide-y divide-rule border-y border-rule">
      {viewer.hats.map((hat) => (
        <li
          key={hat.organizationId}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4"
        >
          <div>
            <p className="font-semibold">{localized(hat.name, locale)}</p>
            <p className="text-soft">{hat.roles.map((role) => roles[role]).join(', ')}</p>
          </div>
          {hat === viewer.hat ? (
            <div className="flex flex-wrap items-center gap-3">
              <Badge tone="green">{words.worn}</Badge>
              {workFor(viewer).map(({ path, words: key }) => (
                <ButtonLink key={path} href={`/${locale}${path}`} kind="secondary" size="small">
                  {shell[key]}
                </ButtonLink>
              ))}
            </div>
          ) : (
            <HatForm
              organizationId={hat.organizationId}
              returnTo={`/${locale}/account`}
              className={buttonStyle('secondary', 'small')}
            >
              {words.wear}
            </HatForm>
          )}
        </li>
      ))}
    </ul>
  );
}
