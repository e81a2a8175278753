import Link from 'next/link';
import type { Locale } from '#language/locale.ts';
import { shellMessages } from './shell.messages.ts';

export function Brand({ locale }: { locale: Locale }) {
  const words = shellMessages[locale];
  return (
    <Link
      href={`/${locale}`}
      className="flex items-center gap-3 rounded-sm text-ink no-underline"
      prefetch={false}
    >
      <svg viewBox="0 0 40 40" aria-hidden="true" className="size-9 shrink-0">
        <rect width="40" height="40" rx="8" className="fill-sea" />
        <path
          d="M8 26c4 0 4-3 8-3s4 3 8 3 4-3 8-3"
          className="fill-none stroke-on-sea stroke-[2.4]"
          strokeLinecap="round"
        />
        <path
          d="M8 32c4 0 4-3 8-3s4 3 8 3 4-3 8-3"
          className="fill-none stroke-on-sea stroke-[2.4] opacity-60"
          strokeLinecap="round"
        />
        <path d="M12 18.5C14 11 18 8 20 8s6 3 8 10.5Z" className="fill-on-sea" />
      </svg>
      <span className="flex flex-col leading-tight">
        <span className="font-semibold">{words.place}</span>
        <span className="text-sm text-soft max-sm:hidden">{words.portal}</span>
      </span>
    </Link>
  );
}
