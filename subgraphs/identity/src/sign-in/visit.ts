import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@city/kit/errors/localized';
import type Provider from 'oidc-provider';
import { pageLanguage } from '../pages/page-language.ts';
import { sendPage } from '../pages/page-response.ts';
import type { StepPage } from '../pages/step-page.ts';
import { browserCookie, browserIn, cookieIn } from '../session/browser-cookie.ts';
import { clientAddress } from './client-address.ts';
import { type FormTokens, isFromElsewhere } from './form-token.ts';
import { networkOf } from './network.ts';
import { readPostedForm } from './posted-form.ts';

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

export type VisitOptions = {
  provider: Provider;
  formTokens: FormTokens;
  portalUrl: string;
  isBehindProxy: boolean;
};

/** One request to the pages of one sign-in. */
export class Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly interaction: Interaction;
  readonly language: Language;
  readonly network: string;
  /** What the browser was given at an earlier sign-in, or something that nobody knows. */
  readonly browser: string;
  readonly page: StepPage;
  readonly #options: VisitOptions;

  constructor(
    options: VisitOptions,
    o: { request: IncomingMessage; response: ServerResponse; url: URL; interaction: Interaction },
  ) {
    this.#options = options;
    this.request = o.request;
    this.response = o.response;
    this.url = o.url;
    this.interaction = o.interaction;
    this.network = networkOf(clientAddress(o.request, options.isBehindProxy));
    const { name } = browserCookie(options.provider.issuer);
    this.browser = browserIn(cookieIn(o.request.headers.cookie, name));
    this.language = pageLanguage({
      chosen: o.url.searchParams.get('lang'),
      uiLocales: o.interaction.params.ui_locales,
      acceptLanguage: o.request.headers['accept-language'],
    });
    const base = `/interaction/${this.uid}`;
    this.page = {
      language: this.language,
      portalUrl: options.portalUrl,
      otherLanguageHref: `${base}?lang=${this.language === 'vi' ? 'en' : 'vi'}`,
      csrfToken: options.formTokens.of(this.uid),
      address: (step) => `${base}${step && `/${step}`}?lang=${this.language}`,
    };
  }

  get uid(): string {
    return this.interaction.uid;
  }

  secretFor(purpose: string): string {
    return this.#options.formTokens.derive(purpose, this.uid);
  }

  /** What our own page posted; null for whatever comes from elsewhere. */
  async form(): Promise<URLSearchParams | null> {
    const { provider, formTokens } = this.#options;
    const form = isFromElsewhere(this.request, provider.issuer) ? null : await readPostedForm(this.request);
    return form && formTokens.matches(this.uid, form.get('csrf')) ? form : null;
  }

  show(status: number, body: string, retryAfterSeconds?: number): void {
    sendPage(this.response, {
      status,
      body,
      portalUrl: this.#options.portalUrl,
      headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
    });
  }

  sendJson(status: number, value: object): void {
    this.response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    this.response.end(JSON.stringify(value));
  }

  /** To the page of the step that is next. */
  goOn(address = this.page.address('')): void {
    this.response.writeHead(303, { location: address, 'cache-control': 'no-store' }).end();
  }

  finish(login: { accountId: string; acr: string; amr: string[] }): Promise<void> {
    const result = { login: { ...login, remember: false } };
    return this.#options.provider.interactionFinished(this.request, this.response, result);
  }
}
