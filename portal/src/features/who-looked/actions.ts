'use server';

import { redirect } from 'next/navigation';
import { forgetForm, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import { AskAboutAccessDocument } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';

const memory = 'ask-about-access';

/** Where the page was, so that the person comes back to the same look. */
export type Place = { after: string; organizationId: string };

export async function askAboutLook(
  locale: Locale,
  accessRecordId: string,
  place: Place,
  form: FormData,
): Promise<void> {
  const message = String(form.get('message') ?? '').slice(0, 4_000);
  const { data, problems } = await queryGraph(locale, AskAboutAccessDocument, { accessRecordId, message });
  const where = new URLSearchParams(Object.entries(place).filter(([, value]) => value !== ''));
  if (data?.askAboutAccess) {
    await forgetForm(memory);
    where.set('sent', accessRecordId);
  } else {
    await rememberForm(memory, { values: { message }, problems: formProblems(problems, locale) });
    where.set('problem', accessRecordId);
  }
  redirect(`/${locale}/account/access?${where}#look-${accessRecordId}`);
}
