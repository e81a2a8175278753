import type { ReactNode } from 'react';
import { ForbiddenState } from '#features/states/forbidden-state.tsx';
import { SignInState } from '#features/states/sign-in-state.tsx';
import type { Locale } from '#language/locale.ts';
import { mayAny, readViewer } from './viewer.ts';

type GuardedProps = { locale: Locale; scopes: readonly string[]; children: ReactNode };

/** Around a page that needs a scope: offers to sign in, or says why the page is not there under this hat. */
export async function Guarded({ locale, scopes, children }: GuardedProps) {
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  if (!mayAny(viewer, scopes)) return <ForbiddenState locale={locale} viewer={viewer} scopes={scopes} />;
  return children;
}
