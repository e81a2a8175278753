import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import { requirePerson } from '../data-request/data-rights.policy.ts';
import { notificationErrors as errors } from './notification.errors.ts';
import type { NotificationChoice } from './notification-choices.ts';

/** All or none: a form that is saved once is never saved by half. */
export async function chooseNotifications(
  { viewer, stores }: IdentityContext,
  choices: readonly NotificationChoice[],
): Promise<NotificationChoice[]> {
  const citizenId = requirePerson(viewer);
  const kinds = choices.map(({ kind }) => kind);
  const twice = kinds.findIndex((kind, index) => kinds.indexOf(kind) < index);
  if (twice >= 0) throw badUserInput([fieldProblem(`preferences.${twice}.kind`, errors.CHOICE_TWICE)]);
  await stores.notificationChoices.set(citizenId, choices);
  return stores.notificationChoices.list(citizenId);
}
