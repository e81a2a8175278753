import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { readViewer } from '#features/session/viewer.ts';
import { shellMessages } from '#features/shell/shell.messages.ts';
import { SiteFooter } from '#features/shell/site-footer.tsx';
import { SiteHeader } from '#features/shell/site-header.tsx';
import { OfflineNotice } from '#features/states/offline-notice.tsx';
import { LanguageProvider } from '#language/language-provider.tsx';
import { isLocale } from '#language/locale.ts';
import '#ui/design.css';

type LayoutProps = { params: Promise<{ locale: string }>; children: ReactNode };

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131c23' },
  ],
};

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { fullName, place } = shellMessages[locale];
  return {
    title: { default: fullName, template: `%s · ${place}` },
    description: fullName,
    icons: '/icon.svg',
  };
}

export default async function RootLayout({ params, children }: LayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={locale}>
      <head>
        {/* Where react-aria looks for the nonce of the styles that it adds. */}
        <meta property="csp-nonce" content={nonce} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <LanguageProvider locale={locale}>
          <SiteHeader locale={locale} viewer={viewer} />
          <main id="content" tabIndex={-1} className="page flex-1 py-8 outline-none">
            {children}
          </main>
          <SiteFooter locale={locale} />
          <OfflineNotice />
        </LanguageProvider>
      </body>
    </html>
  );
}
