import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { buildSchema, OperationTypeNode } from 'graphql';
import { ExecutablePlan } from '../executable-plan.ts';
import { type AskSubgraph, PlanRun, type SubgraphAnswer, type Variables } from '../plan-run.ts';
import { TypeConditions } from '../type-conditions.ts';

export const schema = buildSchema(`
  type Query { notes: [Note!] top: Note me: Person item: Item }
  interface Item { id: ID! }
  type Note implements Item { id: ID! text: String author: Person tags: [String!] details: Details }
  type Person { id: ID! name: String email: String friend: Person }
  type Details { words: Int pages: Int }
`);

export type Asked = { service: string; query: string; variables: Variables };
type Answers = (asked: Asked) => SubgraphAnswer | { failure: { message: string } };

export function rootFetch(serviceName: string, operation: string, more: Partial<FetchNode> = {}): FetchNode {
  return {
    kind: 'Fetch',
    serviceName,
    operation,
    operationName: undefined,
    operationKind: OperationTypeNode.QUERY,
    ...more,
  };
}

/** A fetch of entities of one type, told of by these fields. */
export function entityFetch(
  serviceName: string,
  type: string,
  selection: string,
  keys: readonly string[] = ['id'],
): FetchNode {
  const operation = `query($representations:[_Any!]!){_entities(representations:$representations){...on ${type}${selection}}}`;
  return rootFetch(serviceName, operation, {
    variableUsages: [],
    requires: [
      {
        kind: 'InlineFragment',
        typeCondition: type,
        selections: ['__typename', ...keys].map((name) => ({ kind: 'Field', name })),
      },
    ],
  });
}

export const flatten = (path: string, node: PlanNode): PlanNode => ({
  kind: 'Flatten',
  path: path.split('.'),
  node,
});

/** Runs a plan once against answers that a test thinks up, and tells what was asked. */
export async function runPlan(node: PlanNode, answers: Answers, variables: Variables = {}) {
  return await runAgain(executable(node), answers, variables);
}

export function executable(node: PlanNode): ExecutablePlan {
  return new ExecutablePlan({ kind: 'QueryPlan', node }, new TypeConditions(schema));
}

/** The same plan may run several times. */
export async function runAgain(plan: ExecutablePlan, answers: Answers, variables: Variables = {}) {
  const asked: Asked[] = [];
  const ask: AskSubgraph = async (fetch, { body }) => {
    const { query, variables: sent } = JSON.parse(body) as Asked;
    const question = { service: fetch.service, query, variables: sent };
    asked.push(question);
    // As it comes from a network: never the very object that a test holds.
    return JSON.parse(JSON.stringify(answers(question)));
  };
  const run = new PlanRun(variables, ask);
  await plan.execute(run);
  return { run, asked, data: JSON.parse(JSON.stringify(run.data)) };
}
