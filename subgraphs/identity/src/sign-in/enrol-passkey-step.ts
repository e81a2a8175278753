import { codesPage } from '../pages/enrol-page.ts';
import { factorTexts } from '../pages/factor-texts.ts';
import { readCredential } from '../passkey/read-credential.ts';
import { describeDevice } from '../session/device.ts';
import { showEnrolPage } from './factor-step.ts';
import { showPasswordPage } from './password-step.ts';
import type { Step } from './steps.ts';
import type { Visit } from './visit.ts';

/** A challenge of this sign-in is no good in the settings of the account, where the password is asked for again. */
const occasionOf = ({ uid }: Visit) => `enrol:${uid}`;

/** What the device is to make, for who must have a factor and has none. */
export const enrolPasskeyOptionsStep: Step = async (
  visit,
  _form,
  { passkeys, progress, factors, citizens },
) => {
  const begun = await progress.find(visit.uid);
  const held = begun && (await factors.held(begun.citizenId));
  if (!begun || !held || held.totp || held.passkeys > 0) return visit.sendJson(409, {});
  const { citizenId } = begun;
  const { fullName } = await citizens.get(citizenId);
  const occasion = occasionOf(visit);
  visit.sendJson(200, await passkeys.addOptions({ citizenId, name: fullName, occasion }));
};

/** The key as the first factor: a device that checks its user is two factors at once. */
export const enrolPasskeyStep: Step = async (visit, form, parts) => {
  const begun = await parts.progress.find(visit.uid);
  if (!begun) return showPasswordPage(visit, parts, { status: 400 });
  const { citizenId } = begun;
  const passkey = await parts.passkeys.add({
    citizenId,
    name: describeDevice(visit.request.headers['user-agent']),
    answer: readCredential(form.get('credential') ?? ''),
    occasion: occasionOf(visit),
    isFirst: true,
  });
  const held = await parts.factors.held(citizenId);
  if (!passkey && (held.totp || held.passkeys > 0)) return visit.goOn();
  const message = factorTexts[visit.language].passkeyNotAdded;
  if (!passkey)
    return showEnrolPage(visit, parts, begun, { status: 401, problems: [{ field: 'code', message }] });
  await parts.progress.advance(visit.uid, [...begun.methods, 'pop']);
  if (held.recoveryCodes > 0) return visit.goOn();
  visit.show(200, codesPage({ ...visit.page, codes: await parts.factors.newRecoveryCodes(citizenId) }));
};
