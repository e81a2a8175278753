import { badUserInput, type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { EventFeed } from '@city/kit/feed/event-feed';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { isUuid } from '@city/kit/text/is-uuid';
import type { Database } from '../database.ts';
import { findOperatedBy } from '../establishment/establishment.store.ts';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { isPrintable } from '../guest/plain-text.ts';
import { checkDeclaration } from './check-declaration.ts';
import { contentHash } from './content-hash.ts';
import { declarationErrors as errors } from './declaration.errors.ts';
import { findReferences, type KnownReference } from './declaration.store.ts';
import type { DeclareStayInput } from './declare-stays.type.ts';
import { keepDeclarations, type NewDeclaration, type Outcome } from './keep-declarations.ts';
import { newStay } from './new-stay.ts';
import { batchErrors, maximumRows } from './stay.errors.ts';
import { declareScope } from './stay.policy.ts';
import { findStays } from './stay.store.ts';
import type { StayRecord } from './stay-record.ts';

export type DeclareStaysContext = {
  database: Database;
  feed: Pick<EventFeed, 'ring'>;
  viewer: Viewer;
  now: () => Date;
};

export type DeclareAnswer = {
  clientReference: string;
  stay: StayRecord | null;
  duplicate: boolean;
  errors: FieldProblem[];
  warnings: FieldProblem[];
};

/** What is to be done with a row. */
type Plan =
  | { kind: 'refuse'; errors: FieldProblem[]; warnings: FieldProblem[] }
  | { kind: 'repeat'; stayId: string }
  | { kind: 'sameAs'; row: number }
  | { kind: 'declare'; declaration: NewDeclaration; warnings: FieldProblem[] };

/** Good rows land, each of the others is told what is wrong with it. */
export async function declareStays(
  context: DeclareStaysContext,
  rows: readonly DeclareStayInput[],
  isDryRun: boolean,
): Promise<DeclareAnswer[]> {
  if (rows.length > maximumRows) {
    throw badUserInput([fieldProblem('input', batchErrors.TOO_MANY_ROWS, { maximum: maximumRows })]);
  }
  const now = context.now();
  const plans = await planRows(context, rows, now);
  const declarations = plans.flatMap((plan) => (plan.kind === 'declare' ? [plan.declaration] : []));
  const outcomes: Map<string, Outcome> =
    declarations.length > 0
      ? await keepDeclarations(context.database, declarations, { now, isDryRun })
      : new Map();
  if (!isDryRun && declarations.length > 0) context.feed.ring();
  return answerRows(context.database, rows, plans, outcomes);
}

async function planRows(
  { database, viewer }: DeclareStaysContext,
  rows: readonly DeclareStayInput[],
  now: Date,
): Promise<Plan[]> {
  const operators = viewer.organizationIdsWith(declareScope);
  const ids = new Set(rows.map(({ establishmentId }) => establishmentId).filter(isUuid));
  const establishments = await findOperatedBy(database, operators, [...ids]);
  // Ids are compared as the database writes them: a UUID in capitals is the same one.
  const houses = rows.map(({ establishmentId }) => establishments.get(establishmentId.toLowerCase()));
  const keys = rows.flatMap(({ clientReference }, i) => {
    const establishmentId = houses[i]?.id;
    return establishmentId && isReference(clientReference) ? [{ establishmentId, clientReference }] : [];
  });
  const known = new Map((await findReferences(database, keys)).map((key) => [keyOf(key), key]));
  const planner = new Planner(known, viewer, now);
  return rows.map((row, i) => planner.plan(row, i, houses[i]));
}

/** Goes through the rows in their order: what an earlier row takes, a later one can't. */
class Planner {
  private readonly known: ReadonlyMap<string, KnownReference>;
  private readonly viewer: Viewer;
  private readonly now: Date;
  private readonly rowsByReference = new Map<string, { row: number; contentHash: string }>();
  private readonly documents = new Set<string>();

  constructor(known: ReadonlyMap<string, KnownReference>, viewer: Viewer, now: Date) {
    this.known = known;
    this.viewer = viewer;
    this.now = now;
  }

  plan(input: DeclareStayInput, row: number, establishment: EstablishmentRecord | undefined): Plan {
    if (!establishment) return refuse(fieldProblem('establishmentId', sharedErrors.NOT_FOUND, house));
    if (!isReference(input.clientReference)) {
      return refuse(fieldProblem('clientReference', errors.TEXT_NOT_ACCEPTED, { maximum: 100 }));
    }
    const key = keyOf({ establishmentId: establishment.id, clientReference: input.clientReference });
    const hash = contentHash(input);
    // A repetition gets its first answer, even if the row would not be accepted any more today.
    const known = this.known.get(key);
    if (known) return known.contentHash === hash ? { kind: 'repeat', stayId: known.stayId } : reused();
    const earlier = this.rowsByReference.get(key);
    if (earlier) return earlier.contentHash === hash ? { kind: 'sameAs', row: earlier.row } : reused();
    this.rowsByReference.set(key, { row, contentHash: hash });
    return this.planNew(input, establishment, hash);
  }

  private planNew(input: DeclareStayInput, establishment: EstablishmentRecord, hash: string): Plan {
    const { viewer, now } = this;
    if (!establishment.active) return refuse(fieldProblem('establishmentId', errors.ESTABLISHMENT_CLOSED));
    const { guest, room, warnings, errors: found } = checkDeclaration(input, now);
    if (!guest) return { kind: 'refuse', errors: found, warnings };
    const stay = newStay({ input, guest, room, establishment, viewer, now });
    const document = `${stay.establishmentId} ${stay.documentKey}`;
    if (this.documents.has(document)) {
      return refuse(fieldProblem('guest.documentNumber', errors.ALREADY_IN_HOUSE));
    }
    this.documents.add(document);
    return { kind: 'declare', declaration: { stay, contentHash: hash }, warnings };
  }
}

async function answerRows(
  database: Database,
  rows: readonly DeclareStayInput[],
  plans: readonly Plan[],
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<DeclareAnswer[]> {
  const repeatedIds = [
    ...plans.flatMap((plan) => (plan.kind === 'repeat' ? [plan.stayId] : [])),
    ...[...outcomes.values()].flatMap((o) => (o.kind === 'repeated' ? [o.stayId] : [])),
  ];
  const repeated = repeatedIds.length > 0 ? await findStays(database, repeatedIds) : [];
  const staysById = new Map(repeated.map((stay) => [stay.id, stay]));

  const answers: DeclareAnswer[] = [];
  for (const [i, plan] of plans.entries()) {
    const clientReference = rows[i]?.clientReference ?? '';
    const none = { clientReference, stay: null, duplicate: false, errors: [], warnings: [] };
    if (plan.kind === 'refuse') answers.push({ ...none, errors: plan.errors, warnings: plan.warnings });
    if (plan.kind === 'repeat') {
      answers.push({ ...none, stay: staysById.get(plan.stayId) ?? null, duplicate: true });
    }
    if (plan.kind === 'sameAs') {
      const first = answers[plan.row] ?? none;
      answers.push({ ...first, duplicate: first.stay !== null });
    }
    if (plan.kind === 'declare') {
      const outcome = outcomes.get(plan.declaration.stay.id);
      answers.push({ ...none, ...answerOf(outcome, staysById), warnings: plan.warnings });
    }
  }
  return answers;
}

function answerOf(outcome: Outcome | undefined, staysById: ReadonlyMap<string, StayRecord>) {
  if (outcome?.kind === 'declared') return { stay: outcome.stay };
  if (outcome?.kind === 'repeated') return { stay: staysById.get(outcome.stayId) ?? null, duplicate: true };
  if (outcome?.kind === 'refused') return { errors: [outcome.problem] };
  throw new Error('A declaration was neither kept nor refused.');
}

const house = { what: { vi: 'cơ sở lưu trú này', en: 'this establishment' } };

function refuse(problem: FieldProblem): Plan {
  return { kind: 'refuse', errors: [problem], warnings: [] };
}

function reused(): Plan {
  return refuse(fieldProblem('clientReference', errors.REFERENCE_REUSED));
}

function isReference(text: string): boolean {
  return text.trim().length > 0 && isPrintable(text, 100);
}

function keyOf(key: { establishmentId: string; clientReference: string }): string {
  return `${key.establishmentId} ${key.clientReference}`;
}
