import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { mayAny, readViewer } from '#features/session/viewer.ts';
import { ForbiddenState } from '#features/states/forbidden-state.tsx';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { statesMessages } from '#features/states/states.messages.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { answeringKinds, asAnswering, breachScopes, isOfKind } from './answering-office.ts';
import { breachMessages } from './breach.messages.ts';

/** As `<Guarded>`, for offices that answer for a leak. */
export async function Answering({ locale, children }: { locale: Locale; children: ReactNode }) {
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  if (mayAny(viewer, breachScopes) && isOfKind(viewer, answeringKinds)) return children;
  return <ForbiddenState locale={locale} viewer={asAnswering(viewer)} scopes={breachScopes} />;
}

export async function answeringTitle(locale: string): Promise<Metadata> {
  if (!isLocale(locale)) return {};
  const viewer = await readViewer(locale);
  return viewer.kind === 'anonymous' || isOfKind(viewer, answeringKinds)
    ? guardedTitle(locale, breachScopes, breachMessages)
    : { title: statesMessages[locale].forbiddenTitle };
}
