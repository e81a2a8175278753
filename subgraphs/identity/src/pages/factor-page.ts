import { factorTexts } from './factor-texts.ts';
import { codeField, csrfField, errorSummary, type FieldProblemText } from './form-parts.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { pageTexts } from './page-texts.ts';
import { passkeyForm } from './passkey-form.ts';
import type { StepPage } from './step-page.ts';

export function factorPage(
  options: StepPage & {
    hasTotp: boolean;
    hasPasskey: boolean;
    demonstrationCode: string | null;
    problems?: readonly FieldProblemText[];
  },
): string {
  const { language, csrfToken, problems = [], address, demonstrationCode } = options;
  const t = factorTexts[language];
  const content = html`${errorSummary(pageTexts[language].summary, problems)}
<h1>${t.factorTitle}</h1>
<p class="lead">${options.hasTotp ? t.factorLead : t.passkeyOnlyLead}</p>
<form method="post" action="${address('factor')}" novalidate>
${csrfField(csrfToken)}
${
  demonstrationCode &&
  html`<p class="demonstration">${t.demonstration} <strong data-demonstration-code="${demonstrationCode}">${demonstrationCode}</strong></p>`
}
${codeField({ label: t.code, hint: t.codeHint, problems })}
<button class="button" type="submit">${t.continue}</button>
</form>
${
  options.hasPasskey &&
  passkeyForm({
    csrfToken,
    lead: t.passkeyOrCode,
    button: t.usePasskey,
    failed: t.passkeyFailed,
    action: address('passkey'),
    optionsAddress: address('passkey-options'),
  })
}
<form method="post" action="${address('again')}" class="other-way">
${csrfField(csrfToken)}
<button class="link" type="submit">${t.otherAccount}</button>
</form>
<p class="help">${t.lostFactor}</p>`;
  return layout({ ...options, title: t.factorTitle, hasError: problems.length > 0, content });
}
