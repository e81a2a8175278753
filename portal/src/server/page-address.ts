const locales = ['vi', 'en'];
const outsidePages = /^\/(_next|graphql|auth|health)(\/|$)|\.[a-z0-9]{2,12}$/i;

/** Every page lies under its language; an address without one means the reader's, Vietnamese unless they chose English. */
export function withLanguage(pathname: string, search: string, chosen: string | undefined): string | null {
  const first = pathname.split('/')[1] ?? '';
  if (locales.includes(first) || (outsidePages.test(pathname) && !pathname.startsWith('/procedures/')))
    return null;
  const language = chosen === 'en' ? 'en' : 'vi';
  return `/${language}${pathname === '/' ? '' : pathname}${search}`;
}

export function isPage(pathname: string): boolean {
  return locales.includes(pathname.split('/')[1] ?? '');
}
