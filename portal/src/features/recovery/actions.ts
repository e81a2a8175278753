'use server';

import { redirect } from 'next/navigation';
import { forgetForm, readFormMemory, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import {
  BeginPasskeyResetDocument,
  BeginPasswordResetDocument,
  ResetPasswordDocument,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { recoveryMessages } from './recovery.messages.ts';

const memory = 'recover';

const typed = (form: FormData, name: string) =>
  String(form.get(name) ?? '')
    .trim()
    .slice(0, 200);

export async function askForCode(locale: Locale, form: FormData): Promise<void> {
  const name = typed(form, 'name');
  const missing = name === '' ? { name: recoveryMessages[locale].missing.name } : null;
  const answer = missing ? null : await queryGraph(locale, BeginPasswordResetDocument, { name });
  if (answer?.data?.beginPasswordReset) {
    await rememberForm(memory, { values: { name } });
    redirect(`/${locale}/recover/code`);
  }
  const problems = missing ?? formProblems(answer?.problems ?? [], locale);
  await rememberForm(memory, { values: { name }, problems });
  redirect(`/${locale}/recover?problem=1`);
}

/** Called from the page's script: what a device is to sign, the same for every account. */
export async function beginPasskeyReset(locale: Locale): Promise<{ options: string } | { problem: string }> {
  const { data, problems } = await queryGraph(locale, BeginPasskeyResetDocument, {});
  if (data?.beginPasskeyReset) return { options: data.beginPasskeyReset };
  return { problem: Object.values(formProblems(problems, locale))[0] ?? '' };
}

export async function setNewPassword(locale: Locale, step: 'code' | 'desk', form: FormData): Promise<void> {
  const { values } = await readFormMemory(memory);
  const name = step === 'desk' ? typed(form, 'name') : (values.name ?? '');
  const code = typed(form, 'code');
  const passkey = (step === 'code' && String(form.get('passkey') ?? '')) || null;
  const secondFactor = step === 'desk' || passkey ? null : typed(form, 'secondFactor');
  const newPassword = String(form.get('newPassword') ?? '');
  const problems: Record<string, string> = {};
  for (const [field, value] of Object.entries({ name, code, secondFactor, newPassword }))
    if (value === '') problems[field] = recoveryMessages[locale].missing[field as 'code'];
  if (Object.keys(problems).length === 0) {
    const input = { name, code, secondFactor, passkey, newPassword };
    const answer = await queryGraph(locale, ResetPasswordDocument, { input });
    if (answer.data?.resetPassword) {
      await forgetForm(memory);
      redirect(`/${locale}/recover/done`);
    }
    Object.assign(problems, formProblems(answer.problems, locale));
  }
  await rememberForm(memory, {
    values: { name, ...unspentCodes({ code, secondFactor }, problems) },
    problems,
  });
  redirect(`/${locale}/recover/${step}?problem=1`);
}

/** Where only the new password has to be another, the codes are still good: nobody types them twice. */
function unspentCodes(
  codes: { code: string; secondFactor: string | null },
  problems: Record<string, string>,
): Record<string, string> {
  const { newPassword, ...others } = problems;
  if (newPassword === undefined || Object.keys(others).length > 0) return {};
  const { code, secondFactor } = codes;
  return { code, ...(secondFactor !== null && { secondFactor }) };
}
