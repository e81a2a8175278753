'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { signInAddress } from '#features/session/sign-in-address.ts';
import { type Locale, pathIn } from '#language/locale.ts';

/** The address shown now, with its query: what the language switch, signing in and changing hats come back to. */
export function useHere(): string {
  const path = usePathname();
  const query = useSearchParams().toString();
  return query === '' ? path : `${path}?${query}`;
}

export function LanguageLink({ to, children }: { to: Locale; children: ReactNode }) {
  return (
    <a
      href={pathIn(to, useHere())}
      hrefLang={to}
      lang={to}
      className="inline-flex min-h-11 items-center px-1 font-medium text-sea hover:underline"
    >
      {children}
    </a>
  );
}

export function SignInLink({ className, children }: { className: string; children: ReactNode }) {
  return (
    <a href={signInAddress(useHere())} className={className}>
      {children}
    </a>
  );
}

/** A link of the main menu that knows when it is the page shown. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isHere ? 'page' : undefined}
      className="inline-flex min-h-11 w-full items-center border-b-2 border-transparent font-medium text-ink no-underline hover:text-sea aria-[current=page]:border-sea aria-[current=page]:text-sea md:w-auto"
    >
      {children}
    </Link>
  );
}
