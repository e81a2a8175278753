'use server';

import { randomBytes } from 'node:crypto';
import { redirect } from 'next/navigation';
import { forgetForm, rememberForm } from '#features/forms/form-memory.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import {
  FreezeAccountDocument,
  IssueRecoveryCodeDocument,
  ReleaseNationalIdDocument,
  UnfreezeAccountDocument,
  VerifyAtDeskDocument,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { actsMessages } from './acts.messages.ts';
import { type DeskAct } from './acts.ts';
import { keepVisit, readVisit, type VisitReason, visitReasons } from './visit.ts';

const codeMemory = 'desk-code';
const actMemory = 'desk-act';

const typed = (form: FormData, name: string, most = 200) =>
  String(form.get(name) ?? '')
    .trim()
    .slice(0, most);

/** Nothing is looked at yet: the page of the visit does that, once. */
export async function openAccount(locale: Locale, form: FormData): Promise<void> {
  const person = typed(form, 'person', 60);
  const detail = typed(form, 'detail', 100);
  const chosen = String(form.get('reason') ?? '');
  const reason: VisitReason = visitReasons.find((one) => one === chosen) ?? 'verify';
  const visit = randomBytes(9).toString('base64url');
  // A new person: what was left of the one before is not shown to anybody.
  await forgetForm(codeMemory);
  await forgetForm(actMemory);
  await keepVisit(visit, { person, reason, detail });
  redirect(`/${locale}/desk/${visit}`);
}

export type Place = { visit: string; citizenId: string; name: string };

/** The key was made with the form: a form that is posted twice decides once. */
export async function decide(locale: Locale, act: DeskAct, place: Place, form: FormData): Promise<void> {
  const { visit, citizenId, name } = place;
  const documentSeen = typed(form, `document-${act}`);
  const reason = typed(form, `reason-${act}`);
  const idempotencyKey = typed(form, 'key', 100);
  // Not asked for where the account is verified already.
  const phone = form.has('phone-verify') ? typed(form, 'phone-verify', 60) : null;
  if (act === 'release' && form.get(`sure-${act}`) === null)
    return comeBack(locale, act, visit, { documentSeen, reason }, { sure: actsMessages[locale].sureMissing });
  const input = { citizenId, documentSeen, reason, idempotencyKey };
  const { done, issued, problems } = await carryOut(locale, act, input, phone);
  if (!done) {
    // It may be done although no answer came: sent again it keeps its key, unless that stands for another decision.
    const key = problems.some((problem) => problem.reason === 'DECISION_DIFFERS') ? '' : idempotencyKey;
    const values = { documentSeen, reason, key, ...(phone !== null && { phone }) };
    return comeBack(locale, act, visit, values, formProblems(problems, locale));
  }
  await forgetForm(actMemory);
  if (issued !== null) {
    const { code, validUntil: until } = issued;
    await rememberForm(codeMemory, { values: { code, name, until, visit } });
    redirect(`/${locale}/desk/code`);
  }
  // From now on the number leads to nobody, or to somebody else.
  const before = await readVisit(visit);
  if (act === 'release' && before) await keepVisit(visit, { ...before, person: citizenId });
  redirect(`/${locale}/desk/${visit}?done=${act}`);
}

type Decision = { citizenId: string; documentSeen: string; reason: string; idempotencyKey: string };

async function carryOut(locale: Locale, act: DeskAct, input: Decision, phone: string | null) {
  if (act === 'verify') {
    const { citizenId, documentSeen, idempotencyKey } = input;
    const variables = { citizenId, documentSeen, phone, idempotencyKey };
    const { data, problems } = await queryGraph(locale, VerifyAtDeskDocument, variables);
    return { done: data?.verifyCitizen != null, issued: null, problems };
  }
  if (act === 'recover') {
    const { data, problems } = await queryGraph(locale, IssueRecoveryCodeDocument, { input });
    const issued = data?.issueRecoveryCode ?? null;
    return { done: issued !== null, issued, problems };
  }
  const document = {
    freeze: FreezeAccountDocument,
    unfreeze: UnfreezeAccountDocument,
    release: ReleaseNationalIdDocument,
  }[act];
  const { data, problems } = await queryGraph<Record<string, unknown>, { input: Decision }>(
    locale,
    document,
    { input },
  );
  return { done: Object.values(data ?? {}).includes(true), issued: null, problems };
}

async function comeBack(
  locale: Locale,
  act: DeskAct,
  visit: string,
  values: Record<string, string>,
  problems: Record<string, string>,
): Promise<never> {
  await rememberForm(actMemory, { values: { ...values, act, visit }, problems });
  redirect(`/${locale}/desk/${visit}?problem=${act}#act-${act}`);
}

export async function handedOver(locale: Locale, visit: string): Promise<void> {
  await forgetForm(codeMemory);
  redirect(`/${locale}/desk/${visit}?done=recover`);
}
