'use client';

import Link from 'next/link';
import { HatForm } from '#features/session/hat-form.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { DropDown } from './drop-down.tsx';
import { useHere } from './here.tsx';
import { shellMessages } from './shell.messages.ts';

export type MenuHat = { organizationId: string; role: string; organization: string; isWorn: boolean };

type PersonMenuProps = { name: string; unread: number; hats: readonly MenuHat[] };

const row = 'flex w-full cursor-pointer flex-col rounded-sm px-3 py-2 text-left hover:bg-sea-wash';

/** Who is signed in, in which role; changing it, and the way out. */
export function PersonMenu({ name, unread, hats }: PersonMenuProps) {
  const locale = useLocale();
  const words = shellMessages[locale];
  const here = useHere();
  const worn = hats.find(({ isWorn }) => isWorn);
  return (
    <DropDown
      name="header"
      summaryClassName="flex min-h-11 max-w-41 items-center gap-2 rounded-md border border-rule bg-paper px-2 hover:border-sea md:max-w-60 md:px-3"
      panelClassName="absolute right-0 z-30 mt-2 w-80 max-w-[calc(100vw-2rem)] rounded-lg border border-rule bg-raised p-2 shadow-float"
      label={
        <>
          <span className="flex min-w-0 flex-col leading-tight">
            <span className="truncate text-sm font-semibold">{name}</span>
            <span className="truncate text-xs text-soft">{worn?.role ?? words.citizen}</span>
          </span>
          {unread > 0 && (
            <span className="tabular rounded-full bg-sea px-2 text-sm font-medium text-on-sea">
              {unread > 99 ? '99+' : unread}
              <span className="sr-only"> {words.unread}</span>
            </span>
          )}
          <svg
            viewBox="0 0 12 8"
            aria-hidden="true"
            className="w-3 shrink-0 fill-none stroke-current stroke-2"
          >
            <path d="m1 1 5 5 5-5" />
          </svg>
        </>
      }
    >
      {hats.length > 0 && (
        <>
          <p className="px-3 pt-2 pb-1 text-sm text-soft">{words.hats}</p>
          {hats.map((hat) => (
            <HatForm
              key={hat.organizationId}
              organizationId={hat.organizationId}
              returnTo={here}
              isWorn={hat.isWorn}
              className={`${row} aria-pressed:bg-sea-wash`}
            >
              <span className="font-medium">{hat.role}</span>
              <span className="text-sm text-soft">{hat.organization}</span>
            </HatForm>
          ))}
          <hr className="my-2 border-rule" />
        </>
      )}
      <Link href={`/${locale}/account`} className={`${row} no-underline`} prefetch={false}>
        {words.account}
      </Link>
      <Link href={`/${locale}/account/notifications`} className={`${row} no-underline`} prefetch={false}>
        {words.notifications}
        {unread > 0 && (
          <span className="text-sm text-soft">
            {unread} {words.unread}
          </span>
        )}
      </Link>
      <form method="post" action="/auth/sign-out">
        <button type="submit" className={row}>
          {words.signOut}
        </button>
      </form>
    </DropDown>
  );
}
