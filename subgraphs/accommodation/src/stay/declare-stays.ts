import { badUserInput, type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import type { EventFeed } from '@city/kit/feed/event-feed';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { isUuid } from '@city/kit/text/is-uuid';
import type { Database } from '../database.ts';
import { findOperatedBy } from '../establishment/establishment.store.ts';
import { findReferences } from './declaration.store.ts';
import type { DeclareStayInput } from './declare-stays.type.ts';
import { keepDeclarations, type Outcome } from './keep-declarations.ts';
import { isReference, type Plan, RowPlanner } from './plan-rows.ts';
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
  const repeated = await findRepeated(context.database, plans, outcomes);
  return answerRows(rows, plans, outcomes, repeated);
}

async function planRows(
  { database, viewer }: DeclareStaysContext,
  rows: readonly DeclareStayInput[],
  now: Date,
): Promise<Plan[]> {
  const operators = viewer.organizationIdsWith(declareScope);
  // Ids are compared as the database writes them: a UUID in capitals is the same one.
  const ids = rows.map(({ establishmentId }) => establishmentId.toLowerCase());
  const keys = rows.flatMap(({ clientReference }, i) => {
    const establishmentId = ids[i] ?? '';
    return isUuid(establishmentId) && isReference(clientReference)
      ? [{ establishmentId, clientReference }]
      : [];
  });
  const [establishments, known] = await Promise.all([
    findOperatedBy(database, operators, [...new Set(ids.filter(isUuid))]),
    findReferences(database, keys),
  ]);
  const planner = new RowPlanner({ known, viewer, now });
  return rows.map((row, i) => planner.plan(row, i, establishments.get(ids[i] ?? '')));
}

/** The first stays of rows that were sent before, or by another call at the same moment. */
async function findRepeated(
  database: Database,
  plans: readonly Plan[],
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<Map<string, StayRecord>> {
  const ids = [
    ...plans.flatMap((plan) => (plan.kind === 'repeat' ? [plan.stayId] : [])),
    ...[...outcomes.values()].flatMap((outcome) => (outcome.kind === 'repeated' ? [outcome.stayId] : [])),
  ];
  const stays = ids.length > 0 ? await findStays(database, ids) : [];
  return new Map(stays.map((stay) => [stay.id, stay]));
}

function answerRows(
  rows: readonly DeclareStayInput[],
  plans: readonly Plan[],
  outcomes: ReadonlyMap<string, Outcome>,
  repeated: ReadonlyMap<string, StayRecord>,
): DeclareAnswer[] {
  const answers: DeclareAnswer[] = [];
  for (const [i, plan] of plans.entries()) {
    const clientReference = rows[i]?.clientReference ?? '';
    const none = { clientReference, stay: null, duplicate: false, errors: [], warnings: [] };
    if (plan.kind === 'refuse') {
      answers.push({ ...none, errors: plan.errors, warnings: plan.warnings });
    } else if (plan.kind === 'repeat') {
      answers.push({ ...none, stay: found(repeated, plan.stayId), duplicate: true });
    } else if (plan.kind === 'sameAs') {
      const first = answers[plan.row] ?? none;
      answers.push({ ...first, duplicate: first.stay !== null });
    } else {
      const outcome = outcomes.get(plan.declaration.stay.id);
      answers.push({ ...none, ...answerOf(outcome, repeated), warnings: plan.warnings });
    }
  }
  return answers;
}

function answerOf(outcome: Outcome | undefined, repeated: ReadonlyMap<string, StayRecord>) {
  if (outcome?.kind === 'declared') return { stay: outcome.stay };
  if (outcome?.kind === 'repeated') return { stay: found(repeated, outcome.stayId), duplicate: true };
  if (outcome?.kind === 'refused') return { errors: [outcome.problem] };
  throw new Error('A declaration was neither kept nor refused.');
}

/** A reference without its stay would be a broken promise: better no answer than a wrong one. */
function found(repeated: ReadonlyMap<string, StayRecord>, id: string): StayRecord {
  const stay = repeated.get(id);
  if (!stay) throw new Error('A reference points to a stay that is not there.');
  return stay;
}
