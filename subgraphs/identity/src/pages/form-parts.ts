import { type Html, html } from './html.ts';

export type FieldProblemText = { field: string; message: string };

/** Takes the focus without a script, so that who does not see the page hears first what is wrong. */
export function errorSummary(title: string, problems: readonly FieldProblemText[]): Html | false {
  if (problems.length === 0) return false;
  const lines = problems.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`);
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
<h2 id="summary-title">${title}</h2>
<ul>${lines}</ul>
</div>
`;
}

export function field(options: {
  name: string;
  label: string;
  hint?: string;
  problems: readonly FieldProblemText[];
  input: (described: Html) => Html;
}): Html {
  const { name, label, hint } = options;
  const problem = options.problems.find((one) => one.field === name)?.message;
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ');
  const described = html`${ids && html`aria-describedby="${ids}"`}${problem && html` aria-invalid="true"`}`;
  return html`<div class="field${problem ? ' wrong' : ''}">
<label for="${name}">${label}</label>
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${problem && html`<p class="problem" id="${name}-problem">${problem}</p>`}
${options.input(described)}
</div>`;
}

/** The six digits of an app or a code from paper: pasted, filled in by the phone, or typed. */
export function codeField(options: {
  label: string;
  hint: string;
  problems: readonly FieldProblemText[];
}): Html {
  return field({
    ...options,
    name: 'code',
    input: (described) =>
      html`<input class="code" id="code" name="code" type="text" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" ${described}>`,
  });
}

export const csrfField = (token: string): Html => html`<input type="hidden" name="csrf" value="${token}">`;
