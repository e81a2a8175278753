import { rolesMessages } from '#features/session/roles.messages.ts';
import type { Hat, Viewer } from '#features/session/viewer.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { Brand } from './brand.tsx';
import { DropDown } from './drop-down.tsx';
import { LanguageLink, MenuLink, SignInLink } from './here.tsx';
import { destinationsFor } from './navigation.ts';
import { PersonMenu } from './person-menu.tsx';
import { shellMessages } from './shell.messages.ts';

export function SiteHeader({ locale, viewer }: { locale: Locale; viewer: Viewer }) {
  const words = shellMessages[locale];
  const links = destinationsFor(viewer).map(({ path, words: key }) => (
    <li key={path}>
      <MenuLink href={`/${locale}${path}`}>{words[key]}</MenuLink>
    </li>
  ));
  const language = <LanguageLink to={locale === 'vi' ? 'en' : 'vi'}>{words.otherLanguage}</LanguageLink>;
  return (
    <header className="border-b border-rule bg-paper">
      <a
        href="#content"
        className="sr-only bg-sea text-on-sea focus:not-sr-only focus:absolute focus:z-40 focus:m-2 focus:rounded-md focus:px-4 focus:py-3"
      >
        {words.skip}
      </a>
      <div className="page flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
        <Brand locale={locale} />
        <div className="ml-auto flex items-center gap-4">
          <span className="max-md:hidden">{language}</span>
          {viewer.kind === 'signed-in' ? (
            <PersonMenu
              name={viewer.fullName ?? words.person}
              unread={viewer.unreadNotifications}
              hats={viewer.hats.map((hat) => menuHat(hat, viewer.hat, locale))}
            />
          ) : (
            <SignInLink className={buttonStyle('secondary', 'medium', 'whitespace-nowrap')}>
              {words.signIn}
            </SignInLink>
          )}
        </div>
        <nav aria-label={words.navigation} className="w-full max-md:hidden">
          <ul className="flex flex-wrap gap-x-7">{links}</ul>
        </nav>
        <div className="relative w-full md:hidden">
          <span className="absolute top-0 right-0 z-10">{language}</span>
          <DropDown
            name="header"
            summaryClassName="flex min-h-11 w-fit items-center gap-2 pr-4 font-medium text-sea"
            panelClassName="pb-2"
            label={
              <>
                <svg
                  viewBox="0 0 18 14"
                  aria-hidden="true"
                  className="w-4.5 fill-none stroke-current stroke-2"
                >
                  <path d="M0 1h18M0 7h18M0 13h18" />
                </svg>
                {words.menu}
              </>
            }
          >
            <nav aria-label={words.navigation}>
              <ul className="divide-y divide-rule">{links}</ul>
            </nav>
          </DropDown>
        </div>
      </div>
    </header>
  );
}

function menuHat(hat: Hat, worn: Hat | null, locale: Locale) {
  const roles = rolesMessages[locale];
  return {
    organizationId: hat.organizationId,
    role: hat.roles.map((role) => roles[role]).join(', '),
    organization: localized(hat.name, locale),
    isWorn: hat === worn,
  };
}
