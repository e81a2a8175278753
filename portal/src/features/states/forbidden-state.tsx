import { headers } from 'next/headers';
import { HatForm } from '#features/session/hat-form.tsx';
import type { Viewer } from '#features/session/viewer.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { buttonStyle } from '#ui/button-style.ts';
import { StatePage } from './state-page.tsx';
import { statesMessages } from './states.messages.ts';

type ForbiddenStateProps = { locale: Locale; viewer: Viewer; scopes: readonly string[] };

/** Not under this hat. If another hat of the person would do, it is one press away. */
export async function ForbiddenState({ locale, viewer, scopes }: ForbiddenStateProps) {
  const words = statesMessages[locale];
  const path = (await headers()).get('x-city-path') ?? `/${locale}`;
  const hats = viewer.kind === 'signed-in' ? viewer.hats : [];
  const fitting = hats.filter((hat) => hat.scopes.some((scope) => scopes.includes(scope)));
  return (
    <StatePage
      title={words.forbiddenTitle}
      action={
        <>
          {fitting.map((hat) => (
            <HatForm
              key={hat.organizationId}
              organizationId={hat.organizationId}
              returnTo={path}
              className={buttonStyle()}
            >
              {words.otherHat(localized(hat.name, locale))}
            </HatForm>
          ))}
          <ButtonLink href={`/${locale}`} kind="secondary">
            {words.home}
          </ButtonLink>
        </>
      }
    >
      {words.forbiddenText}
    </StatePage>
  );
}
