'use server';

import { redirect } from 'next/navigation';
import { forgetForm, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import { AnswerAccessQuestionDocument, DecideDataRequestDocument } from '#generated/graphql/graphql.ts';
import type { Problem } from '#graphql/problem.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';

const memory = 'data-desk';

export async function answerQuestion(locale: Locale, id: string, form: FormData): Promise<void> {
  const text = String(form.get('text') ?? '').slice(0, 4_000);
  const { problems } = await queryGraph(locale, AnswerAccessQuestionDocument, { id, answer: text });
  await comeBack(locale, id, text, problems);
}

export async function decideRequest(locale: Locale, id: string, form: FormData): Promise<void> {
  const text = String(form.get('text') ?? '').slice(0, 4_000);
  const isFulfilled = form.get('decision') === 'fulfil';
  const { problems } = await queryGraph(locale, DecideDataRequestDocument, {
    id,
    isFulfilled,
    note: text || null,
  });
  await comeBack(locale, id, text, problems);
}

async function comeBack(
  locale: Locale,
  id: string,
  text: string,
  problems: readonly Problem[],
): Promise<never> {
  if (problems.length === 0) {
    await forgetForm(memory);
    redirect(`/${locale}/data-requests?done=1`);
  }
  await rememberForm(memory, { values: { text }, problems: formProblems(problems, locale) });
  redirect(`/${locale}/data-requests?problem=${id}#item-${id}`);
}
