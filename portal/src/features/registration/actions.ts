'use server';

import { redirect } from 'next/navigation';
import { forgetForm, readFormMemory, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import {
  ConfirmPhoneDocument,
  type Gender,
  RegisterCitizenDocument,
  ResendPhoneCodeDocument,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { fieldOf, isComplete, type Question, questions, readAnswer } from './answers.ts';
import { registrationMessages } from './registration.messages.ts';

const memory = 'register';

/** Keeps one answer and goes to the next question, or back to it where it cannot be right. */
export async function answerQuestion(locale: Locale, question: Question, form: FormData): Promise<void> {
  const { values } = await readFormMemory(memory);
  const field = fieldOf[question];
  const answer = readAnswer(question, form);
  if (answer === null) {
    const problems = { [field]: registrationMessages[locale].missing[field] };
    await rememberForm(memory, { values: { ...values, ...typedParts(question, form) }, problems });
    redirect(`/${locale}/register/${question}?problem=1${form.get('from') ? '&from=check' : ''}`);
  }
  await rememberForm(memory, { values: { ...values, [field]: answer } });
  const next = form.get('from') ? undefined : questions[questions.indexOf(question) + 1];
  redirect(`/${locale}/register/${next ?? 'check'}`);
}

export async function openAccount(locale: Locale, form: FormData): Promise<void> {
  const { values } = await readFormMemory(memory);
  const password = String(form.get('password') ?? '');
  if (!isComplete(values)) redirect(`/${locale}/register?again=1`);
  const back = async (problems: Record<string, string>): Promise<never> => {
    await rememberForm(memory, { values, problems });
    redirect(`/${locale}/register/check?problem=1`);
  };
  if (password === '') return back({ password: registrationMessages[locale].missing.password });
  const { fullName = '', nationalId = '', dateOfBirth = '', gender = '', phone = '', email = '' } = values;
  const input = { fullName, nationalId, dateOfBirth, phone, password, gender: gender as Gender };
  const { data, problems } = await queryGraph(locale, RegisterCitizenDocument, {
    input: { ...input, email: email || null, permanentAddress: null },
  });
  const citizenId = data?.registerCitizen?.id;
  if (!citizenId) return back(formProblems(problems, locale));
  // The answers stay until the code came back: the number may have been typed wrong.
  await rememberForm(memory, { values: { ...values, citizenId } });
  redirect(`/${locale}/register/confirm`);
}

export async function confirmCode(locale: Locale, form: FormData): Promise<void> {
  const { values } = await readFormMemory(memory);
  const code = String(form.get('code') ?? '').trim();
  const { citizenId } = values;
  if (citizenId === undefined) redirect(`/${locale}/register?again=1`);
  const missing = code === '' ? { code: registrationMessages[locale].missing.code } : null;
  const answer = missing ? null : await queryGraph(locale, ConfirmPhoneDocument, { citizenId, code });
  if (answer?.data?.confirmPhone) {
    await forgetForm(memory);
    redirect(`/${locale}/register/done`);
  }
  const problems = missing ?? formProblems(answer?.problems ?? [], locale);
  await rememberForm(memory, { values, problems });
  redirect(`/${locale}/register/confirm?problem=1`);
}

export async function sendCodeAgain(locale: Locale): Promise<void> {
  const { values } = await readFormMemory(memory);
  const { citizenId } = values;
  if (citizenId === undefined) redirect(`/${locale}/register?again=1`);
  const { data, problems } = await queryGraph(locale, ResendPhoneCodeDocument, { citizenId });
  if (data?.resendPhoneCode) redirect(`/${locale}/register/confirm?sent=1`);
  await rememberForm(memory, { values, problems: formProblems(problems, locale) });
  redirect(`/${locale}/register/confirm?problem=1`);
}

/** What was typed comes back as it was, also the parts of a date that is none. */
function typedParts(question: Question, form: FormData): Record<string, string> {
  const names = question === 'birth-date' ? ['day', 'month', 'year'] : [fieldOf[question]];
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').slice(0, 300)]));
}
