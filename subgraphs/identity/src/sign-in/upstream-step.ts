import { factorTexts } from '../pages/factor-texts.ts';
import type { UpstreamChecks, UpstreamProvider } from '../upstream/upstream-provider.ts';
import { showPasswordPage } from './password-step.ts';
import type { StepParts } from './steps.ts';
import type { Visit } from './visit.ts';

/** Away to the other provider, and back from it: both are plain links. */
export async function upstreamStep(visit: Visit, parts: StepParts): Promise<void> {
  const { upstream } = parts;
  if (!upstream) return showPasswordPage(visit, parts, { status: 404 });
  const query = visit.url.searchParams;
  const checks = checksOf(visit);
  if (!query.has('state')) return visit.goOn((await upstream.authorizationAddress(checks)).href);
  query.delete('lang');
  const person = await upstream.personOf(query, checks);
  const citizenId = person && (await parts.takeUpstreamPerson(person));
  if (!citizenId) return showFailed(visit, parts, upstream);
  const methods = [person.isMultiFactor ? 'upstream-mfa' : 'upstream'];
  await parts.progress.put(visit.uid, { citizenId, methods });
  visit.goOn();
}

/** They follow from the sign-in itself: nothing has to be kept while the person is away. */
function checksOf(visit: Visit): UpstreamChecks {
  return {
    state: `${visit.uid}.${visit.secretFor('upstream state')}`,
    nonce: visit.secretFor('upstream nonce'),
    codeVerifier: visit.secretFor('upstream verifier'),
  };
}

function showFailed(visit: Visit, parts: StepParts, upstream: UpstreamProvider): void {
  const message = factorTexts[visit.language].upstreamFailed(upstream.nameIn(visit.language));
  showPasswordPage(visit, parts, { status: 401, problems: [{ field: 'username', message }] });
}

/** The one address that the other provider knows; the sign-in to go on with is in the state. */
export function interactionOfState(state: string | null): string | null {
  const [uid = ''] = (state ?? '').split('.', 1);
  return /^[\w-]{1,64}$/.test(uid) ? uid : null;
}
