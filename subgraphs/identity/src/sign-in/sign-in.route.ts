import type { IncomingMessage, ServerResponse } from 'node:http';
import { factorTexts } from '../pages/factor-texts.ts';
import { messagePage } from '../pages/layout.ts';
import { amrOf, assuranceOf, twoFactors } from './assurance.ts';
import { enrolPasskeyOptionsStep, enrolPasskeyStep } from './enrol-passkey-step.ts';
import { enrolStep, factorStep, showEnrolPage, showFactorPage } from './factor-step.ts';
import { passkeyOptionsStep, passkeyStep } from './passkey-step.ts';
import { passwordStep, showPasswordPage } from './password-step.ts';
import type { Progress } from './sign-in-progress.store.ts';
import type { Step, StepParts } from './steps.ts';
import { upstreamStep } from './upstream-step.ts';
import { Visit, type VisitOptions } from './visit.ts';

export type SignInRouteOptions = VisitOptions & StepParts;

const startAgain: Step = async (visit, _form, { progress }) => {
  await progress.remove(visit.uid);
  visit.goOn();
};

const steps: Readonly<Record<string, Step>> = {
  '': passwordStep,
  factor: factorStep,
  enrol: enrolStep,
  'enrol-passkey': enrolPasskeyStep,
  'enrol-options': enrolPasskeyOptionsStep,
  done: async (visit) => visit.goOn(),
  passkey: passkeyStep,
  'passkey-options': passkeyOptionsStep,
  again: startAgain,
};

/** A GET shows how far the sign-in has come, a POST takes one step; the last one goes back to where it began. */
export function createSignInRoute(options: SignInRouteOptions) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const interaction = await options.provider.interactionDetails(request, response);
    // The city's own portal asks the city's own provider: there is nothing to ask the person.
    if (interaction.prompt.name === 'consent')
      return options.provider.interactionFinished(request, response, { consent: {} });
    const visit = new Visit(options, { request, response, url, interaction });
    const [, , , name = ''] = url.pathname.split('/');
    if (request.method !== 'POST') {
      if (name === 'upstream') return upstreamStep(visit, options);
      return showNext(visit, options);
    }
    const form = await visit.form();
    const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
    // Whoever does not come from our own page gets it afresh, without a word on what was sent.
    if (!form || !step) return showPasswordPage(visit, options, { status: 400 });
    return step(visit, form, options);
  };
}

async function showNext(visit: Visit, parts: StepParts): Promise<void> {
  const progress = await parts.progress.find(visit.uid);
  if (!progress) return showPasswordPage(visit, parts, { status: 200 });
  const { citizenId, methods } = progress;
  if (await parts.citizens.isFrozen(citizenId)) return showClosed(visit);
  const next = await nextStep(progress, parts);
  if (next === 'factor') return showFactorPage(visit, parts, progress, { status: 200 });
  if (next === 'enrol') return showEnrolPage(visit, parts, progress, { status: 200 });
  await parts.progress.remove(visit.uid);
  await visit.finish({ accountId: citizenId, acr: assuranceOf(methods), amr: amrOf(methods) });
}

async function nextStep(
  { citizenId, methods }: Progress,
  { factors }: StepParts,
): Promise<'factor' | 'enrol' | null> {
  if (assuranceOf(methods) === twoFactors) return null;
  const held = await factors.held(citizenId);
  if (held.totp || held.passkeys > 0) return 'factor';
  return (await factors.isObligatory(citizenId)) ? 'enrol' : null;
}

function showClosed(visit: Visit): void {
  const t = factorTexts[visit.language];
  const page = { ...visit.page, title: t.closedTitle, lead: t.closedLead };
  visit.show(403, messagePage(page));
}
