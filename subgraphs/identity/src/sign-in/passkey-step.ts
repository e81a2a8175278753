import { factorTexts } from '../pages/factor-texts.ts';
import { readCredential } from '../passkey/read-credential.ts';
import { showFactorPage } from './factor-step.ts';
import { showPasswordPage } from './password-step.ts';
import type { Step } from './steps.ts';

/** The challenge for the button on the page; a passkey of whoever it is when no password was given before. */
export const passkeyOptionsStep: Step = async (visit, _form, { passkeys, progress }) => {
  const begun = await progress.find(visit.uid);
  visit.sendJson(200, await passkeys.signInOptions(visit.uid, begun?.citizenId ?? null));
};

/** A passkey checks its user itself: it is two factors, with a password before it or without. */
export const passkeyStep: Step = async (visit, form, parts) => {
  const begun = await parts.progress.find(visit.uid);
  const citizenId = await parts.passkeys.citizenOf(visit.uid, readCredential(form.get('credential') ?? ''));
  const isRight = citizenId !== null && (begun === null || begun.citizenId === citizenId);
  if (!isRight) {
    const message = factorTexts[visit.language].passkeyFailed;
    if (begun) {
      const problems = [{ field: 'code', message }];
      return showFactorPage(visit, parts, begun, { status: 401, problems });
    }
    return showPasswordPage(visit, parts, { status: 401, problems: [{ field: 'username', message }] });
  }
  if (begun) await parts.progress.advance(visit.uid, [...begun.methods, 'pop']);
  else await parts.progress.put(visit.uid, { citizenId, methods: ['pop'] });
  visit.goOn();
};
