import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@city/kit/errors/localized';
import type Provider from 'oidc-provider';
import { pageLanguage } from '../pages/page-language.ts';
import { sendPage } from '../pages/page-response.ts';
import { type PageTexts, pageTexts } from '../pages/page-texts.ts';
import { type SignInProblem, signInPage } from '../pages/sign-in-page.ts';
import { clientAddress } from './client-address.ts';
import { type FormTokens, isFromElsewhere } from './form-token.ts';
import { lockText } from './lock-text.ts';
import { longestPassword } from './password.ts';
import { readPostedForm } from './posted-form.ts';
import type { SignIn, SignInOutcome } from './sign-in.ts';

export type SignInRouteOptions = {
  provider: Provider;
  signIn: SignIn;
  formTokens: FormTokens;
  portalUrl: string;
  isBehindProxy: boolean;
};

type Answer = { status: number; name?: string; problems?: SignInProblem[]; retryAfterSeconds?: number };

const longestName = 200;

/** GET shows the page, POST checks what was typed and goes back to where the sign-in began. */
export function createSignInRoute(options: SignInRouteOptions) {
  const { provider, signIn, formTokens, portalUrl } = options;

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const interaction = await provider.interactionDetails(request, response);
    // The city's own portal asks the city's own provider: there is nothing to ask the person.
    if (interaction.prompt.name === 'consent')
      return provider.interactionFinished(request, response, { consent: {} });
    const language = pageLanguage({
      chosen: url.searchParams.get('lang'),
      uiLocales: interaction.params.ui_locales,
      acceptLanguage: request.headers['accept-language'],
    });
    const show = ({ status, name, problems, retryAfterSeconds }: Answer) =>
      sendPage(response, {
        status,
        portalUrl,
        headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
        body: signInPage({
          language,
          portalUrl,
          action: `/interaction/${interaction.uid}?lang=${language}`,
          otherLanguageHref: `/interaction/${interaction.uid}?lang=${language === 'vi' ? 'en' : 'vi'}`,
          csrfToken: formTokens.of(interaction.uid),
          name,
          problems,
        }),
      });

    const { login_hint: hint } = interaction.params;
    if (request.method !== 'POST')
      return show({ status: 200, name: typeof hint === 'string' ? hint.slice(0, longestName) : undefined });
    const form = isFromElsewhere(request, provider.issuer) ? null : await readPostedForm(request);
    // Whoever does not come from our own page gets it afresh, without a word on what was sent.
    if (!form || !formTokens.matches(interaction.uid, form.get('csrf'))) return show({ status: 400 });

    const name = form.get('username') ?? '';
    const password = form.get('password') ?? '';
    const problems = missing(name, password, pageTexts[language]);
    if (problems.length > 0) return show({ status: 400, name, problems });

    const outcome = await signIn({
      name: name.slice(0, longestName),
      password: password.slice(0, longestPassword + 1),
      address: clientAddress(request, options.isBehindProxy),
    });
    if (outcome.kind !== 'signedIn') return show({ name, ...refusal(outcome, language) });
    await provider.interactionFinished(request, response, {
      login: { accountId: outcome.citizenId, remember: false },
    });
  };
}

function missing(name: string, password: string, t: PageTexts): SignInProblem[] {
  const problems: SignInProblem[] = [];
  if (name.trim() === '') problems.push({ field: 'username', message: t.nameMissing });
  if (password === '') problems.push({ field: 'password', message: t.passwordMissing });
  return problems;
}

const busyRetrySeconds = 5;

function refusal(
  outcome: Exclude<SignInOutcome, { kind: 'signedIn' }>,
  language: Language,
): Omit<Answer, 'name'> {
  const t = pageTexts[language];
  switch (outcome.kind) {
    case 'notMatching':
      return { status: 401, problems: [{ field: 'password', message: t.notMatching }] };
    case 'busy':
      return {
        status: 429,
        retryAfterSeconds: busyRetrySeconds,
        problems: [{ field: 'username', message: t.busy }],
      };
    case 'locked': {
      const { message, retryAfterSeconds } = lockText(outcome.until, language, new Date());
      return { status: 429, retryAfterSeconds, problems: [{ field: 'username', message }] };
    }
  }
}
