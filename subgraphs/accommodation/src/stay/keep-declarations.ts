import { type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Database, Queries } from '../database.ts';
import { DayChanges, daysAddition } from '../establishment/establishment-day.store.ts';
import { vietnam } from '../nationality/nationality-list.ts';
import { runTogether } from '../run-together.ts';
import { declarationErrors as errors } from './declaration.errors.ts';
import {
  claimPlaces,
  findOverlapping,
  findReferences,
  releaseClaims,
  staysInsertion,
} from './declaration.store.ts';
import { stayEventsInsertion } from './stay.events.ts';
import type { StayRecord } from './stay-record.ts';

export type NewDeclaration = { stay: StayRecord; contentHash: string };

/** What became of a declaration, by the id that its stay would have. */
export type Outcome =
  | { kind: 'declared'; stay: StayRecord }
  | { kind: 'repeated'; stayId: string }
  | { kind: 'refused'; problem: FieldProblem };

/** Carries the outcomes of a dry run out of the transaction that it rolls back. */
class DryRunEnded extends Error {
  readonly outcomes: Map<string, Outcome>;

  constructor(outcomes: Map<string, Outcome>) {
    super('The dry run has ended; nothing is kept.');
    this.outcomes = outcomes;
  }
}

/**
 * One transaction for the whole batch, a handful of statements whatever its size. Uniqueness is decided by the
 * database alone: a row that lost against another call is answered like one that came later.
 */
export async function keepDeclarations(
  database: Database,
  declarations: readonly NewDeclaration[],
  options: { now: Date; isDryRun: boolean },
): Promise<Map<string, Outcome>> {
  try {
    return await database.$transaction(async (transaction) => {
      const outcomes = await decide(transaction, declarations, options.now);
      const stays = [...outcomes.values()].flatMap((o) => (o.kind === 'declared' ? [o.stay] : []));
      if (stays.length > 0) await keep(transaction, stays, options.now);
      if (options.isDryRun) throw new DryRunEnded(outcomes);
      return outcomes;
    });
  } catch (error) {
    if (error instanceof DryRunEnded) return error.outcomes;
    throw error;
  }
}

async function decide(
  queries: Queries,
  declarations: readonly NewDeclaration[],
  now: Date,
): Promise<Map<string, Outcome>> {
  const receiptPrefix = `PQ-${localDay(now).slice(2).replaceAll('-', '')}-`;
  const claims = await claimPlaces(queries, declarations, receiptPrefix);
  const claimOf = new Map(claims.map((claim) => [claim.stayId, claim]));
  const inHouse = claims.filter(({ isInHouse }) => isInHouse).map(({ stayId }) => stayId);
  // A statement of its own: it must see departures that the claim has waited for.
  const overlapping = inHouse.length > 0 ? await findOverlapping(queries, inHouse) : new Set();

  const outcomes = await answerRepeated(
    queries,
    declarations.filter(({ stay }) => !claimOf.has(stay.id)),
  );
  const refused: string[] = [];
  for (const { stay } of declarations) {
    const claim = claimOf.get(stay.id);
    if (!claim) continue;
    if (claim.isInHouse && !overlapping.has(stay.id)) {
      outcomes.set(stay.id, { kind: 'declared', stay: { ...stay, receiptNumber: claim.receiptNumber } });
      continue;
    }
    refused.push(stay.id);
    const problem = claim.isInHouse
      ? fieldProblem('arrivedAt', errors.STAY_OVERLAPS)
      : fieldProblem('guest.documentNumber', errors.ALREADY_IN_HOUSE);
    outcomes.set(stay.id, { kind: 'refused', problem });
  }
  if (refused.length > 0) await releaseClaims(queries, refused);
  return outcomes;
}

/** The reference was taken by a call that ran at the same time and has committed by now. */
async function answerRepeated(
  queries: Queries,
  lost: readonly NewDeclaration[],
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const winners = await findReferences(
    queries,
    lost.map(({ stay }) => stay),
  );
  for (const { stay, contentHash } of lost) {
    const winner = winners.find(
      (known) =>
        known.establishmentId === stay.establishmentId && known.clientReference === stay.clientReference,
    );
    outcomes.set(
      stay.id,
      winner?.contentHash === contentHash
        ? { kind: 'repeated', stayId: winner.stayId }
        : { kind: 'refused', problem: fieldProblem('clientReference', errors.REFERENCE_REUSED) },
    );
  }
  return outcomes;
}

async function keep(queries: Queries, stays: readonly StayRecord[], now: Date): Promise<void> {
  await runTogether(
    queries,
    staysInsertion(stays),
    daysAddition(dayChangesOf(stays, now)),
    stayEventsInsertion('DECLARED', stays, now),
  );
}

function dayChangesOf(stays: readonly StayRecord[], now: Date): DayChanges {
  const changes = new DayChanges();
  const today = localDay(now);
  for (const stay of stays) {
    const arrival = changes.of(stay, localDay(stay.arrivedAt));
    arrival.arrivals += 1;
    if (stay.nationality !== vietnam) arrival.foreignArrivals += 1;
    const declaration = changes.of(stay, today);
    declaration.declarations += 1;
    if (stay.late) declaration.lateDeclarations += 1;
    declaration.lastDeclaredAt = now;
  }
  return changes;
}
