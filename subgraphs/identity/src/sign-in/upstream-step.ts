import { showPasswordPage } from './password-step.ts';
import type { Step, StepParts } from './steps.ts';
import type { Visit } from './visit.ts';

export const beginUpstream: Step = async (visit, _form, parts) =>
  showPasswordPage(visit, parts, { status: 400 });

export async function comeBackFromUpstream(visit: Visit, parts: StepParts): Promise<void> {
  showPasswordPage(visit, parts, { status: 400 });
}
