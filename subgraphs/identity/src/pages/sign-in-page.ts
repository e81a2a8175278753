import type { Language } from '@city/kit/errors/localized';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { pageTexts } from './page-texts.ts';

export type SignInProblem = { field: 'username' | 'password'; message: string };

export type SignInPageOptions = {
  language: Language;
  portalUrl: string;
  action: string;
  otherLanguageHref: string;
  csrfToken: string;
  name?: string;
  problems?: readonly SignInProblem[];
};

export function signInPage(options: SignInPageOptions): string {
  const { language, problems = [] } = options;
  const t = pageTexts[language];
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  const content = html`${problems.length > 0 && errorSummary(t.summary, problems)}
<h1>${t.signIn}</h1>
<p class="lead">${t.signInLead}</p>
<form method="post" action="${options.action}" novalidate>
<input type="hidden" name="csrf" value="${options.csrfToken}">
${field({
  name: 'username',
  label: t.name,
  hint: t.nameHint,
  problem: problemOf('username'),
  input: (described) =>
    html`<input id="username" name="username" type="text" value="${options.name ?? ''}" autocomplete="username" autocapitalize="none" spellcheck="false" ${described}>`,
})}
${field({
  name: 'password',
  label: t.password,
  problem: problemOf('password'),
  input: (described) =>
    html`<input id="password" name="password" type="password" autocomplete="current-password" ${described}>`,
})}
<button class="button" type="submit">${t.signIn}</button>
</form>
<p class="help">${t.help}</p>`;
  return layout({ ...options, title: t.signIn, hasError: problems.length > 0, content });
}

/** Takes the focus without a script, so that who does not see the page hears first what is wrong. */
function errorSummary(title: string, problems: readonly SignInProblem[]) {
  const lines = problems.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`);
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
<h2 id="summary-title">${title}</h2>
<ul>${lines}</ul>
</div>
`;
}

function field(options: {
  name: string;
  label: string;
  hint?: string;
  problem: string | undefined;
  input: (described: ReturnType<typeof html>) => ReturnType<typeof html>;
}) {
  const { name, label, hint, problem } = options;
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  const described = html`${ids && html`aria-describedby="${ids}"`}${problem && html` aria-invalid="true"`}`;
  return html`<div class="field${problem ? ' wrong' : ''}">
<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${problem && html`<p class="problem" id="${name}-problem">${problem}</p>`}
${options.input(described)}
</div>`;
}
