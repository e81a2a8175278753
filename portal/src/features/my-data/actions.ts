'use server';

import { redirect } from 'next/navigation';
import { forgetForm, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import {
  type CorrectableField,
  RequestDataCorrectionDocument,
  RequestDataErasureDocument,
  RequestDataExportDocument,
  RequestDataRestrictionDocument,
  SetConsentDocument,
} from '#generated/graphql/graphql.ts';
import type { Problem } from '#graphql/problem.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { readCorrectedValue } from './corrected-value.ts';
import { myDataMessages } from './my-data.messages.ts';

const memory = 'my-data';

export type RequestForm = 'copy' | 'correct' | 'restrict' | 'erase' | 'consents';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').slice(0, 4_000);

export async function makeCopy(locale: Locale): Promise<void> {
  const { problems } = await queryGraph(locale, RequestDataExportDocument, {});
  await comeBack(locale, 'copy', {}, problems);
}

export async function askForCorrection(locale: Locale, form: FormData): Promise<void> {
  const [field, typed, reason] = [
    text(form, 'field') as CorrectableField,
    text(form, 'value'),
    text(form, 'reason'),
  ];
  const value = readCorrectedValue(field, typed);
  if (value === null)
    return goBack(locale, 'correct', { field, value: typed, reason }, wrongValue(locale, field, reason));
  const { problems } = await queryGraph(locale, RequestDataCorrectionDocument, { field, value, reason });
  await comeBack(locale, 'correct', { field, value: typed, reason }, problems);
}

function wrongValue(locale: Locale, field: CorrectableField, reason: string): Record<string, string> {
  const words = myDataMessages[locale];
  return { value: words.valueMissing[field], ...(reason.trim() === '' && { reason: words.reasonMissing }) };
}

export async function askForRestriction(locale: Locale, form: FormData): Promise<void> {
  const reason = text(form, 'reason');
  const isLifted = form.get('isLifted') !== null;
  const { problems } = await queryGraph(locale, RequestDataRestrictionDocument, { reason, isLifted });
  await comeBack(locale, 'restrict', { reason, ...(isLifted && { isLifted: 'yes' }) }, problems);
}

export async function askForErasure(locale: Locale, form: FormData): Promise<void> {
  const reason = text(form, 'reason');
  const { problems } = await queryGraph(locale, RequestDataErasureDocument, { reason });
  await comeBack(locale, 'erase', { reason }, problems);
}

export async function changeConsent(locale: Locale, purpose: string, isGranted: boolean): Promise<void> {
  const { problems } = await queryGraph(locale, SetConsentDocument, { purpose, isGranted });
  await comeBack(locale, 'consents', {}, problems);
}

async function comeBack(
  locale: Locale,
  form: RequestForm,
  values: Record<string, string>,
  problems: readonly Problem[],
): Promise<never> {
  if (problems.length === 0) {
    await forgetForm(memory);
    redirect(`/${locale}/account/data?sent=${form}`);
  }
  return goBack(locale, form, values, formProblems(problems, locale));
}

async function goBack(
  locale: Locale,
  form: RequestForm,
  values: Record<string, string>,
  problems: Record<string, string>,
): Promise<never> {
  await rememberForm(memory, { values, problems });
  redirect(`/${locale}/account/data?problem=${form}#${form}`);
}
