import { islandInstant } from '#features/stays/island-time.ts';
import type { Nationality } from '#features/stays/nationalities.ts';
import { nationalityCode } from '#features/stays/nationality-field.tsx';
import { readBirth, readClock, readDay } from '#features/stays/typed-text.ts';
import type { DeclareStayInput } from '#generated/graphql/graphql.ts';
import type { Draft, RowProblem } from './draft.ts';
import { unreadable } from './unreadable.messages.ts';

export type Prepared = { input: DeclareStayInput; problems: [] } | { input: null; problems: RowProblem[] };

const dayFields = ['permittedUntil', 'visaExpiresOn', 'entryDate'] as const;

/** Only what cannot be sent at all is refused here: the rules are the graph's. */
export function prepare(
  draft: Draft,
  establishmentId: string,
  nationalities: readonly Nationality[],
): Prepared {
  const problems: RowProblem[] = [];
  const birth = readBirth(draft.dateOfBirth);
  if (draft.dateOfBirth.trim() !== '' && birth === null) {
    problems.push({ field: 'guest.dateOfBirth', message: unreadable.birth });
  }
  const days = Object.fromEntries(dayFields.map((name) => [name, readDay(draft[name])]));
  for (const name of dayFields) {
    if (draft[name].trim() !== '' && days[name] === null) {
      problems.push({ field: `guest.${name}`, message: unreadable.day });
    }
  }
  const arrivedOn = readDay(draft.arrivedOn);
  const clock = readClock(draft.arrivedAtClock);
  const leavesOn = readDay(draft.expectedDepartureOn);
  if (arrivedOn === null) problems.push({ field: 'arrivedAt', message: unreadable.day });
  if (clock === null) problems.push({ field: 'arrivedAtClock', message: unreadable.clock });
  if (leavesOn === null) problems.push({ field: 'expectedDepartureOn', message: unreadable.day });
  if (problems.length > 0 || arrivedOn === null || clock === null || leavesOn === null) {
    return { input: null, problems };
  }
  const input: DeclareStayInput = {
    establishmentId,
    clientReference: draft.clientReference,
    room: given(draft.room),
    purpose: draft.purpose,
    arrivedAt: islandInstant(arrivedOn, clock),
    expectedDepartureOn: leavesOn,
    guest: {
      fullName: given(draft.fullName),
      dateOfBirth: birth?.day ?? null,
      dateOfBirthPrecision: birth?.precision ?? 'DAY',
      gender: draft.gender === '' ? null : draft.gender,
      nationality: nationalityCode(draft.nationality, nationalities),
      documentKind: draft.documentKind,
      documentNumber: given(draft.documentNumber.replace(/[\s.-]/g, '')),
      phone: given(draft.phone),
      address: given(draft.address),
      permittedUntil: days.permittedUntil ?? null,
      visaNumber: given(draft.visaNumber),
      visaExpiresOn: days.visaExpiresOn ?? null,
      entryDate: days.entryDate ?? null,
      entryGate: given(draft.entryGate),
      mrz: given(draft.mrz),
      mrzOverrideReason: given(draft.mrzOverrideReason),
    },
  };
  return { input, problems: [] };
}

function given(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
