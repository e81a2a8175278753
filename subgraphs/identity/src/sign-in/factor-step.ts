import { codesPage, enrolPage } from '../pages/enrol-page.ts';
import { factorPage } from '../pages/factor-page.ts';
import { factorTexts } from '../pages/factor-texts.ts';
import type { FieldProblemText } from '../pages/form-parts.ts';
import { totpAddress } from '../second-factor/totp.ts';
import { lockText } from './lock-text.ts';
import { showPasswordPage } from './password-step.ts';
import type { Progress } from './sign-in-progress.store.ts';
import type { Step, StepParts } from './steps.ts';
import type { Visit } from './visit.ts';

type Answer = { status: number; problems?: FieldProblemText[]; retryAfterSeconds?: number };

const longestCode = 100;

const signInOf = ({ uid }: Visit) => `sign-in:${uid}`;

export async function showFactorPage(
  visit: Visit,
  { factors }: StepParts,
  { citizenId }: Progress,
  answer: Answer,
): Promise<void> {
  const held = await factors.held(citizenId);
  const body = factorPage({
    ...visit.page,
    hasTotp: held.totp !== null,
    hasPasskey: held.passkeys > 0,
    demonstrationCode: await factors.demonstrationCode(citizenId),
    problems: answer.problems,
  });
  visit.show(answer.status, body, answer.retryAfterSeconds);
}

export async function showEnrolPage(
  visit: Visit,
  { factors, citizens }: StepParts,
  { citizenId }: Progress,
  answer: Answer,
): Promise<void> {
  const secret = await factors.beginTotp(citizenId, signInOf(visit));
  const { fullName } = await citizens.get(citizenId);
  const body = enrolPage({
    ...visit.page,
    secret,
    secretAddress: totpAddress(secret, fullName),
    problems: answer.problems,
  });
  visit.show(answer.status, body, answer.retryAfterSeconds);
}

export const factorStep: Step = async (visit, form, parts) => {
  const progress = await parts.progress.find(visit.uid);
  if (!progress) return showPasswordPage(visit, parts, { status: 400 });
  const typed = (form.get('code') ?? '').slice(0, longestCode);
  if (typed.trim() === '') return showFactorPage(visit, parts, progress, missing(visit));
  const outcome = await parts.factors.check(progress.citizenId, typed, visit.network);
  if (outcome.kind !== 'right') return showFactorPage(visit, parts, progress, refusal(outcome, visit));
  await parts.progress.advance(visit.uid, [...progress.methods, outcome.method]);
  visit.goOn();
};

/** Only for who must have a factor and has none: a password alone never adds one beside others. */
export const enrolStep: Step = async (visit, form, parts) => {
  const progress = await parts.progress.find(visit.uid);
  if (!progress) return showPasswordPage(visit, parts, { status: 400 });
  const held = await parts.factors.held(progress.citizenId);
  if (held.totp || held.passkeys > 0) return visit.goOn();
  const typed = (form.get('code') ?? '').slice(0, longestCode);
  if (typed.trim() === '') return showEnrolPage(visit, parts, progress, missing(visit));
  const outcome = await parts.factors.confirmTotp(progress.citizenId, {
    typed,
    network: visit.network,
    begunBy: signInOf(visit),
  });
  if (outcome.kind === 'right') throw new Error('An enrolment ends as added or not at all');
  if (outcome.kind !== 'added') return showEnrolPage(visit, parts, progress, refusal(outcome, visit));
  await parts.progress.advance(visit.uid, [...progress.methods, 'otp']);
  if (!outcome.recoveryCodes) return visit.goOn();
  visit.show(200, codesPage({ ...visit.page, codes: outcome.recoveryCodes }));
};

function missing({ language }: Visit): Answer {
  return { status: 400, problems: [{ field: 'code', message: factorTexts[language].codeMissing }] };
}

type Refused = { kind: 'wrong' } | { kind: 'used' } | { kind: 'locked'; until: Date };

function refusal(outcome: Refused, { language }: Visit): Answer {
  const t = factorTexts[language];
  const problem = (message: string) => [{ field: 'code', message }];
  if (outcome.kind === 'wrong') return { status: 401, problems: problem(t.codeWrong) };
  if (outcome.kind === 'used') return { status: 401, problems: problem(t.codeUsed) };
  const { message, retryAfterSeconds } = lockText(outcome.until, t.codeLocked, new Date());
  return { status: 429, retryAfterSeconds, problems: problem(message) };
}
