import type { Language } from '@city/kit/errors/localized';
import { assetPath } from './assets.ts';
import { type Html, html } from './html.ts';
import { pageTexts } from './page-texts.ts';

export type PageOptions = {
  language: Language;
  title: string;
  hasError?: boolean;
  content: Html;
  portalUrl: string;
  /** The same page in the other language, where it can be asked for by its address alone. */
  otherLanguageHref?: string;
  /** The way home is below the page, unless the page itself is about going there. */
  hasWayHome?: boolean;
};

export function layout(options: PageOptions): string {
  const { language, content, portalUrl, otherLanguageHref } = options;
  const t = pageTexts[language];
  const other = language === 'vi' ? 'en' : 'vi';
  const title = `${options.hasError ? t.errorPrefix : ''}${options.title} · ${t.fullName}`;
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="preload" href="${assetPath('be-vietnam-pro-vietnamese-400-normal.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetPath('page.css')}">
<link rel="icon" href="${assetPath('mark.svg')}" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<header class="head">
<a class="brand" href="${portalUrl}/"><img src="${assetPath('mark.svg')}" alt="" width="36" height="36"><span><strong>${t.place}</strong><small>${t.portal}</small></span></a>
${otherLanguageHref && html`<a class="language" href="${otherLanguageHref}" lang="${other}" hreflang="${other}">${t.otherLanguage}</a>`}
</header>
<main id="main" class="main">
${content}
</main>
${!options.hasWayHome && html`<footer class="foot"><a href="${portalUrl}/">${t.backToPortal}</a></footer>`}
</body>
</html>
`.text;
}

export function messagePage(options: Omit<PageOptions, 'content'> & { lead: string }): string {
  const { title, lead, portalUrl, language } = options;
  const toPortal = html`<a class="button" href="${portalUrl}/">${pageTexts[language].backToPortal}</a>`;
  const content = html`<h1>${title}</h1>\n<p class="lead">${lead}</p>\n${toPortal}`;
  return layout({ ...options, content, hasWayHome: true });
}
