import { type PageTexts, pageTexts } from '../pages/page-texts.ts';
import { type SignInProblem, signInPage } from '../pages/sign-in-page.ts';
import { lockText } from './lock-text.ts';
import { longestPassword } from './password.ts';
import type { SignInOutcome } from './sign-in.ts';
import type { Step, StepParts } from './steps.ts';
import type { Visit } from './visit.ts';

type Answer = { status: number; name?: string; problems?: SignInProblem[]; retryAfterSeconds?: number };

const longestName = 200;
const busyRetrySeconds = 5;

export function showPasswordPage(visit: Visit, { upstream }: StepParts, answer: Answer): void {
  const { status, name, problems, retryAfterSeconds } = answer;
  const body = signInPage({
    ...visit.page,
    name: name ?? hintedName(visit),
    problems,
    upstreamName: upstream?.nameIn(visit.language) ?? null,
  });
  visit.show(status, body, retryAfterSeconds);
}

export const passwordStep: Step = async (visit, form, parts) => {
  const name = form.get('username') ?? '';
  const password = form.get('password') ?? '';
  const problems = missing(name, password, pageTexts[visit.language]);
  if (problems.length > 0) return showPasswordPage(visit, parts, { status: 400, name, problems });
  const outcome = await parts.signIn({
    name: name.slice(0, longestName),
    password: password.slice(0, longestPassword + 1),
    network: visit.network,
    browser: visit.browser,
  });
  if (outcome.kind !== 'signedIn')
    return showPasswordPage(visit, parts, { name, ...refusal(outcome, visit) });
  await parts.progress.put(visit.uid, { citizenId: outcome.citizenId, methods: ['pwd'] });
  visit.goOn();
};

function hintedName(visit: Visit): string | undefined {
  const { login_hint: hint } = visit.interaction.params;
  return typeof hint === 'string' ? hint.slice(0, longestName) : undefined;
}

function missing(name: string, password: string, t: PageTexts): SignInProblem[] {
  const problems: SignInProblem[] = [];
  if (name.trim() === '') problems.push({ field: 'username', message: t.nameMissing });
  if (password === '') problems.push({ field: 'password', message: t.passwordMissing });
  return problems;
}

function refusal(outcome: Exclude<SignInOutcome, { kind: 'signedIn' }>, { language }: Visit): Answer {
  const t = pageTexts[language];
  switch (outcome.kind) {
    case 'notMatching':
      return { status: 401, problems: [{ field: 'password', message: t.notMatching }] };
    case 'busy':
      return {
        status: 429,
        retryAfterSeconds: busyRetrySeconds,
        problems: [{ field: 'username', message: t.busy }],
      };
    case 'locked': {
      const { message, retryAfterSeconds } = lockText(outcome.until, t.locked, new Date());
      return { status: 429, retryAfterSeconds, problems: [{ field: 'username', message }] };
    }
  }
}
