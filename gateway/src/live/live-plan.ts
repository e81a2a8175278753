import type { FetchNode } from '@apollo/query-planner';
import { type CityError, cityError, forbidden, unauthenticated } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { Viewer } from '@city/kit/request-identity/viewer';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  getNamedType,
  isNonNullType,
  isObjectType,
  Kind,
  parseType,
  type SelectionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { Denial } from '../access/operation-filter.ts';
import type { AnswerShape } from '../answer/answer-shape.ts';
import type { Variables } from '../execution/execute-operation.ts';
import { bytesWithPlan, type OperationPlans } from '../execution/operation-plans.ts';
import type { Operation } from '../execution/operation-store.ts';
import { fragmentsOf } from '../limits/query-shape.ts';
import type { ExecutablePlan } from '../plan-execution/executable-plan.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';

/** The convention by which a stream can be resumed: this argument takes the last value of this field. */
const resumeArgument = 'after';
const cursorField = 'eventCursor';

export const cursorAlias = '_gateway_cursor';
export const afterVariable = '_gateway_after';

/** How a subscription runs for all who ask the same and may see the same. */
export type LivePlan = {
  key: string;
  /** Nothing in it stands under a rule: it is fetched as nobody, and shared among all. */
  isPublic: boolean;
  isResumable: boolean;
  /** The response key of the one root field. */
  rootKey: string;
  primary: FetchNode;
  /** What is executed for each event: the primary, answered from the event, and what other subgraphs add. */
  executable: ExecutablePlan;
  /** What a client gets of an event: not what the gateway asked for itself. */
  shape: AnswerShape;
  denied: ReadonlyMap<FieldNode, Denial>;
  /** The variables on which the stream depends; the client's cursor is not among them. */
  variableNames: readonly string[];
  rootField: FieldNode;
  /** What it takes in memory with its operation, about. */
  bytes: number;
};

export function planLive(
  operation: Operation,
  viewer: Viewer,
  plans: OperationPlans,
  supergraph: Supergraph,
): LivePlan {
  const { key, denied, document } = plans.allow(operation, viewer);
  const clientField = rootFieldOf(operation.document);
  const denial = denied.get(clientField);
  if (denial) throw denialError(denial);

  const rootField = rootFieldOf(document);
  const argument = resumeArgumentOf(supergraph, rootField);
  const upstreamDocument = argument
    ? withRoot(document, withCursor(rootField), argument)
    : withRoot(document, rootField, undefined);
  const name = operation.node.name?.value;
  const plan = plans.plan(upstreamDocument, name);
  const { node } = plan;
  if (node?.kind !== 'Subscription') throw cityError(sharedErrors.QUERY_INVALID);
  const { primary, rest } = node;
  return {
    key,
    isPublic: operation.rules.length === 0,
    isResumable: argument !== undefined,
    rootKey: rootField.alias?.value ?? rootField.name.value,
    primary,
    executable: plans.executable({
      kind: 'QueryPlan',
      node: rest ? { kind: 'Sequence', nodes: [primary, rest] } : primary,
    }),
    shape: plans.shapeOf(operation, denied),
    denied,
    variableNames: variablesOf(upstreamDocument),
    rootField: clientField,
    bytes: operation.bytes * bytesWithPlan,
  };
}

/** The cursor that the client gave, as a literal or in a variable. */
export function cursorOf(plan: LivePlan, variables: Variables): string | null {
  const argument = plan.rootField.arguments?.find(({ name }) => name.value === resumeArgument);
  if (!plan.isResumable || !argument) return null;
  const value = valueFromASTUntyped(argument.value, variables);
  return typeof value === 'string' ? value : null;
}

/** The one field of the subscription, out of whatever fragments it lies in. The specification allows only one. */
function rootFieldOf(document: DocumentNode): FieldNode {
  const fragments = fragmentsOf(document);
  const fields: FieldNode[] = [];
  const collect = (selections: readonly SelectionNode[]) => {
    for (const selection of selections) {
      // A root field that may be left out would be a stream of nothing.
      if (selection.directives?.length) throw cityError(sharedErrors.QUERY_INVALID);
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet.selections);
      else collect(fragments.get(selection.name.value)?.selectionSet.selections ?? []);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'subscription') {
      collect(definition.selectionSet.selections);
    }
  }
  const [field, ...more] = fields;
  if (!field || more.length > 0) throw cityError(sharedErrors.QUERY_INVALID);
  return field;
}

function resumeArgumentOf({ schema }: Supergraph, field: FieldNode): GraphQLArgument | undefined {
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  const payload = definition && getNamedType(definition.type);
  if (!definition || !isObjectType(payload) || !payload.getFields()[cursorField]) return undefined;
  const argument = definition.args.find(({ name }) => name === resumeArgument);
  return argument && !isNonNullType(argument.type) ? argument : undefined;
}

function withoutArgument(field: FieldNode): FieldNode {
  return { ...field, arguments: field.arguments?.filter(({ name }) => name.value !== resumeArgument) };
}

function withCursor(field: FieldNode): FieldNode {
  const { arguments: others = [], selectionSet } = withoutArgument(field);
  return {
    ...field,
    arguments: [
      ...others,
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: resumeArgument },
        value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: afterVariable } },
      },
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        ...(selectionSet?.selections ?? []),
        {
          kind: Kind.FIELD,
          alias: { kind: Kind.NAME, value: cursorAlias },
          name: { kind: Kind.NAME, value: cursorField },
        },
      ],
    },
  };
}

function withRoot(
  document: DocumentNode,
  field: FieldNode,
  argument: GraphQLArgument | undefined,
): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== 'subscription')
        return definition;
      const { variableDefinitions = [] } = definition;
      return {
        ...definition,
        selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
        variableDefinitions: argument
          ? [
              ...variableDefinitions,
              {
                kind: Kind.VARIABLE_DEFINITION,
                variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: afterVariable } },
                type: parseType(String(argument.type)),
              },
            ]
          : variableDefinitions,
      };
    }),
  };
}

function variablesOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      if (name.value !== afterVariable) names.add(name.value);
    },
  });
  return [...names].sort();
}

function denialError(denial: Denial): CityError {
  return denial === 'UNAUTHENTICATED' ? unauthenticated() : forbidden();
}
