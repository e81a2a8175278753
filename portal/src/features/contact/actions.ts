'use server';

import { redirect } from 'next/navigation';
import { forgetForm, readFormMemory, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import {
  ConfirmPhoneDocument,
  MyContactDocument,
  ResendPhoneCodeDocument,
  UpdateContactDocument,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { changedContact, showPhone } from './changed-contact.ts';
import { contactMessages } from './contact.messages.ts';

const memory = 'contact';

const typed = (form: FormData, name: string) =>
  String(form.get(name) ?? '')
    .trim()
    .slice(0, 300);
const page = (locale: Locale, rest = '') => `/${locale}/account/contact${rest}`;

async function back(
  locale: Locale,
  rest: string,
  values: Record<string, string>,
  problems: Record<string, string>,
): Promise<never> {
  await rememberForm(memory, { values, problems });
  redirect(page(locale, rest));
}

export async function saveContact(locale: Locale, form: FormData): Promise<void> {
  const values = { phone: typed(form, 'phone'), email: typed(form, 'email') };
  const missing = contactMessages[locale].phoneMissing;
  if (values.phone === '') return back(locale, '?problem=1', values, { phone: missing });
  const { data, problems } = await queryGraph(locale, MyContactDocument, {});
  const known = data?.me?.citizen;
  if (!known) return back(locale, '?problem=1', values, formProblems(problems, locale));
  const input = changedContact({ phone: showPhone(known.phone), email: known.email ?? '' }, values);
  if (Object.keys(input).length === 0) redirect(page(locale, '?done=unchanged'));
  const password = String(form.get('password') ?? '') || null;
  const answer = await queryGraph(locale, UpdateContactDocument, { input, password });
  if (!answer.data) {
    const codes = answer.problems.flatMap(({ fields }) => fields.map(({ code }) => code));
    const rest = codes.includes('CONFIRMATION_NEEDED') ? '?problem=confirm' : '?problem=1';
    return back(locale, rest, values, formProblems(answer.problems, locale));
  }
  if (input.phone !== undefined) return back(locale, '?step=code', values, {});
  await forgetForm(memory);
  redirect(page(locale, '?done=saved'));
}

export async function confirmNewPhone(locale: Locale, citizenId: string, form: FormData): Promise<void> {
  const { values } = await readFormMemory(memory);
  const { data, problems } = await queryGraph(locale, ConfirmPhoneDocument, {
    citizenId,
    code: typed(form, 'code'),
  });
  if (!data?.confirmPhone)
    return back(locale, '?step=code&problem=1', values, formProblems(problems, locale));
  await forgetForm(memory);
  redirect(page(locale, '?done=phoneSaved'));
}

export async function sendNewPhoneCodeAgain(locale: Locale, citizenId: string): Promise<void> {
  const { values } = await readFormMemory(memory);
  const { data, problems } = await queryGraph(locale, ResendPhoneCodeDocument, { citizenId });
  if (data?.resendPhoneCode) redirect(page(locale, '?step=code&sent=1'));
  return back(locale, '?step=code&problem=1', values, formProblems(problems, locale));
}
