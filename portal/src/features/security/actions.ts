'use server';

import { redirect } from 'next/navigation';
import { forgetForm, readFormMemory, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import {
  AddPasskeyDocument,
  BeginPasskeyDocument,
  BeginTotpDocument,
  ChangePasswordDocument,
  ConfirmTotpDocument,
  CreateRecoveryCodesDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  RemovePasskeyDocument,
  RemoveTotpDocument,
} from '#generated/graphql/graphql.ts';
import type { Problem } from '#graphql/problem.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { securityMessages } from './security.messages.ts';

const memory = 'security';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');
const page = (locale: Locale, rest = '') => `/${locale}/account/security${rest}`;

/** Back to the form with what is wrong; nothing that was typed is kept, since all of it is secret. */
async function back(locale: Locale, task: string, problems: Record<string, string>): Promise<never> {
  const { values } = await readFormMemory(memory);
  await rememberForm(memory, { values, problems });
  redirect(page(locale, `/${task}${task.includes('?') ? '&' : '?'}problem=1`));
}

const refused = (locale: Locale, task: string, problems: readonly Problem[]) =>
  back(locale, task, formProblems(problems, locale));

async function showCodes(locale: Locale, codes: readonly string[], otherwise: string): Promise<never> {
  if (codes.length === 0) {
    await forgetForm(memory);
    redirect(page(locale, otherwise));
  }
  await rememberForm(memory, { values: { codes: codes.join(' ') } });
  redirect(page(locale, '/codes'));
}

export async function endOneSession(locale: Locale, id: string): Promise<void> {
  const { data } = await queryGraph(locale, EndSessionDocument, { id });
  redirect(page(locale, data?.endSession ? '?done=ended' : '?done=endFailed'));
}

export async function endOtherSessions(locale: Locale): Promise<void> {
  const { data } = await queryGraph(locale, EndOtherSessionsDocument, {});
  redirect(page(locale, data ? '?done=endedOthers' : '?done=endFailed'));
}

export async function changeOwnPassword(locale: Locale, form: FormData): Promise<void> {
  const [currentPassword, newPassword] = [text(form, 'currentPassword'), text(form, 'newPassword')];
  const { missing } = securityMessages[locale];
  const problems = {
    ...(currentPassword === '' && { currentPassword: missing.currentPassword }),
    ...(newPassword === '' && { newPassword: missing.newPassword }),
  };
  if (Object.keys(problems).length > 0) return back(locale, 'password', problems);
  const answer = await queryGraph(locale, ChangePasswordDocument, { currentPassword, newPassword });
  if (!answer.data?.changePassword) return refused(locale, 'password', answer.problems);
  redirect(page(locale, '?done=password'));
}

export async function beginApp(locale: Locale, form: FormData): Promise<void> {
  const password = await passwordOf(locale, 'app', form);
  const { data, problems } = await queryGraph(locale, BeginTotpDocument, { password });
  if (!data?.beginTotp) return refused(locale, 'app', problems);
  const { secret, address } = data.beginTotp;
  await rememberForm(memory, { values: { secret, address } });
  redirect(page(locale, '/app'));
}

export async function confirmApp(locale: Locale, form: FormData): Promise<void> {
  const code = text(form, 'code').trim();
  if (code === '') return back(locale, 'app', { code: securityMessages[locale].missing.code });
  const { data, problems } = await queryGraph(locale, ConfirmTotpDocument, { code });
  if (!data?.confirmTotp) return refused(locale, 'app', problems);
  await showCodes(locale, data.confirmTotp, '?done=app');
}

export async function removeFactor(locale: Locale, id: string | null, form: FormData): Promise<void> {
  const task = id === null ? 'remove' : `remove?id=${encodeURIComponent(id)}`;
  const password = await passwordOf(locale, task, form);
  const answer =
    id === null
      ? await queryGraph(locale, RemoveTotpDocument, { password })
      : await queryGraph(locale, RemovePasskeyDocument, { id, password });
  if (!answer.data) return refused(locale, task, answer.problems);
  redirect(page(locale, '?done=removed'));
}

export async function renewCodes(locale: Locale, form: FormData): Promise<void> {
  const password = await passwordOf(locale, 'new-codes', form);
  const { data, problems } = await queryGraph(locale, CreateRecoveryCodesDocument, { password });
  if (!data?.createRecoveryCodes) return refused(locale, 'new-codes', problems);
  await showCodes(locale, data.createRecoveryCodes, '');
}

export async function forgetCodes(locale: Locale): Promise<void> {
  await forgetForm(memory);
  redirect(page(locale));
}

/** Called from the page's script: what the device is to make, or what is wrong with the password. */
export async function beginPasskey(
  locale: Locale,
  password: string,
): Promise<{ options: string } | { problem: string }> {
  if (password === '') return { problem: securityMessages[locale].missing.password };
  const { data, problems } = await queryGraph(locale, BeginPasskeyDocument, { password });
  if (data?.beginPasskey) return { options: data.beginPasskey };
  return { problem: firstOf(formProblems(problems, locale)) };
}

export async function addPasskey(
  locale: Locale,
  name: string,
  credential: string,
): Promise<{ problem: string }> {
  const { data, problems } = await queryGraph(locale, AddPasskeyDocument, { name, credential });
  if (!data?.addPasskey) return { problem: firstOf(formProblems(problems, locale)) };
  return showCodes(locale, data.addPasskey.recoveryCodes, '?done=passkey');
}

const firstOf = (problems: Record<string, string>): string => Object.values(problems)[0] ?? '';

async function passwordOf(locale: Locale, task: string, form: FormData): Promise<string> {
  const password = text(form, 'password');
  return password === ''
    ? back(locale, task, { password: securityMessages[locale].missing.password })
    : password;
}
