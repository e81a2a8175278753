import type { Metadata } from 'next';
import { statesMessages } from '#features/states/states.messages.ts';
import { isLocale } from '#language/locale.ts';
import { mayAny, readViewer } from './viewer.ts';

/** The title of a page within `<Guarded>`: of what is really shown. */
export async function guardedTitle(
  locale: string,
  scopes: readonly string[],
  messages: Readonly<Record<'vi' | 'en', { title: string }>>,
): Promise<Metadata> {
  if (!isLocale(locale)) return {};
  const viewer = await readViewer(locale);
  const states = statesMessages[locale];
  if (viewer.kind === 'anonymous') return { title: states.signInTitle };
  return { title: mayAny(viewer, scopes) ? messages[locale].title : states.forbiddenTitle };
}
