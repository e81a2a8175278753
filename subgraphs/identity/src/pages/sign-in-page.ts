import { factorTexts } from './factor-texts.ts';
import { csrfField, errorSummary, type FieldProblemText, field } from './form-parts.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { pageTexts } from './page-texts.ts';
import { passkeyForm } from './passkey-form.ts';
import type { StepPage } from './step-page.ts';

export type SignInProblem = FieldProblemText & { field: 'username' | 'password' };

export type SignInPageOptions = StepPage & {
  name?: string;
  problems?: readonly FieldProblemText[];
  /** Another provider through which people may come. */
  upstreamName: string | null;
};

export function signInPage(options: SignInPageOptions): string {
  const { language, problems = [], csrfToken, address, portalUrl, upstreamName } = options;
  const t = pageTexts[language];
  const f = factorTexts[language];
  const content = html`${errorSummary(t.summary, problems)}
<h1>${t.signIn}</h1>
<p class="lead">${t.signInLead}</p>
<form method="post" action="${address('')}" novalidate>
${csrfField(csrfToken)}
${field({
  name: 'username',
  label: t.name,
  hint: t.nameHint,
  problems,
  input: (described) =>
    html`<input id="username" name="username" type="text" value="${options.name ?? ''}" autocomplete="username webauthn" autocapitalize="none" spellcheck="false" ${described}>`,
})}
${field({
  name: 'password',
  label: t.password,
  problems,
  input: (described) =>
    html`<input id="password" name="password" type="password" autocomplete="current-password" ${described}>`,
})}
<button class="button" type="submit">${t.signIn}</button>
</form>
${passkeyForm({
  csrfToken,
  lead: f.passkeyOr,
  button: f.passkey,
  failed: f.passkeyFailed,
  action: address('passkey'),
  optionsAddress: address('passkey-options'),
})}
${
  upstreamName &&
  html`<p class="other-way"><a class="button quiet" href="${address('upstream')}">${f.upstream(upstreamName)}</a></p>`
}
<p class="help"><a href="${portalUrl}/${language}/recover">${f.forgotten}</a></p>
<p><a href="${portalUrl}/${language}/register">${f.register}</a></p>`;
  return layout({ ...options, title: t.signIn, hasError: problems.length > 0, content });
}
