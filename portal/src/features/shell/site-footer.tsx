import Link from 'next/link';
import type { Locale } from '#language/locale.ts';
import { shellMessages } from './shell.messages.ts';

export function SiteFooter({ locale }: { locale: Locale }) {
  const words = shellMessages[locale];
  return (
    <footer className="mt-16 border-t border-rule bg-paper">
      <div className="page grid gap-x-12 gap-y-3 py-8 text-sm text-soft md:grid-cols-[1fr_auto]">
        <div className="max-w-prose space-y-1">
          <p className="font-medium text-ink">{words.fullName}</p>
          <p>{words.footerText}</p>
        </div>
        <div className="space-y-1 md:text-right">
          <p className="font-medium text-ink">{words.footerHelp}</p>
          <p>{words.footerHours}</p>
          <p>{words.footerMap}</p>
          <p>
            <Link href={`/${locale}/developers`} className="link" prefetch={false}>
              {words.developers}
            </Link>
          </p>
        </div>
      </div>
    </footer>
  );
}
