'use server';

import { redirect } from 'next/navigation';
import { forgetForm, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import {
  MarkNotificationsReadDocument,
  type NotificationKind,
  SetNotificationPreferencesDocument,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';

const choicesMemory = 'notification-choices';
const pageOf = (locale: Locale) => `/${locale}/account/notifications`;

export async function markRead(locale: Locale, ids: readonly string[]): Promise<void> {
  const { problems } = await queryGraph(locale, MarkNotificationsReadDocument, { ids: [...ids] });
  redirect(problems.length > 0 ? `${pageOf(locale)}?problem=read` : pageOf(locale));
}

/** A box that is not ticked is not sent: the kinds say which boxes there were. */
export async function saveChoices(
  locale: Locale,
  kinds: readonly NotificationKind[],
  form: FormData,
): Promise<void> {
  const isTicked = (kind: NotificationKind, way: string) => form.get(`${kind} ${way}`) !== null;
  const preferences = kinds.map((kind) => ({
    kind,
    email: isTicked(kind, 'email'),
    sms: isTicked(kind, 'sms'),
  }));
  const { problems } = await queryGraph(locale, SetNotificationPreferencesDocument, { preferences });
  if (problems.length > 0) {
    const ticked = kinds.flatMap((kind) =>
      ['email', 'sms'].filter((way) => isTicked(kind, way)).map((way) => [`${kind} ${way}`, 'on'] as const),
    );
    const values = Object.fromEntries(ticked);
    await rememberForm(choicesMemory, { values, problems: formProblems(problems, locale) });
    redirect(`${pageOf(locale)}?problem=choices#choices`);
  }
  await forgetForm(choicesMemory);
  redirect(`${pageOf(locale)}?saved=choices`);
}
