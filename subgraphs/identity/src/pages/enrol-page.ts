import { renderSVG } from 'uqr';
import { factorTexts } from './factor-texts.ts';
import { codeField, csrfField, errorSummary, type FieldProblemText } from './form-parts.ts';
import { Html, html } from './html.ts';
import { layout } from './layout.ts';
import { pageTexts } from './page-texts.ts';
import { passkeyForm } from './passkey-form.ts';
import type { StepPage } from './step-page.ts';

/** In groups of four, as apps show it when somebody types it. */
export const groupSecret = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

export const qrCode = (text: string): string =>
  renderSVG(text, { border: 4, whiteColor: '#ffffff', blackColor: '#14202b' });

/** The first factor of somebody who needs one: nobody gets on without it. */
export function enrolPage(
  options: StepPage & { secret: string; secretAddress: string; problems?: readonly FieldProblemText[] },
): string {
  const { language, csrfToken, problems = [], address } = options;
  const t = factorTexts[language];
  const content = html`${errorSummary(pageTexts[language].summary, problems)}
<h1>${t.enrolTitle}</h1>
<p class="lead">${t.enrolLead}</p>
<form method="post" action="${address('enrol')}" novalidate>
${csrfField(csrfToken)}
<ol class="steps">
<li>${t.enrolStep1}</li>
<li>${t.enrolStep2}
<div class="qr" role="img" aria-label="${t.qrLabel}">${new Html(qrCode(options.secretAddress))}</div>
<p class="hint">${t.secret}</p>
<p><code class="secret">${groupSecret(options.secret)}</code></p></li>
<li>${t.enrolStep3}
${codeField({ label: t.code, hint: t.enrolCodeHint, problems })}</li>
</ol>
<button class="button" type="submit">${t.continue}</button>
</form>
${passkeyForm({
  kind: 'create',
  csrfToken,
  lead: t.enrolPasskeyLead,
  button: t.enrolPasskey,
  failed: t.passkeyNotAdded,
  action: address('enrol-passkey'),
  optionsAddress: address('enrol-options'),
})}`;
  return layout({ ...options, title: t.enrolTitle, hasError: problems.length > 0, content });
}

export function codesPage(options: StepPage & { codes: readonly string[] }): string {
  const t = factorTexts[options.language];
  const content = html`<h1>${t.codesTitle}</h1>
<p class="lead">${t.codesLead}</p>
<ol class="codes">${options.codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
<form method="post" action="${options.address('done')}">
${csrfField(options.csrfToken)}
<button class="button" type="submit">${t.codesKept}</button>
</form>`;
  return layout({ ...options, title: t.codesTitle, content });
}
