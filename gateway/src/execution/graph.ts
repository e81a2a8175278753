import { setImmediate } from 'node:timers/promises';
import { badUserInput, CityError, cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { Logger } from '@city/kit/log/log';
import { variableProblems } from '@city/kit/subgraph/input-problems';
import { inSpan, type SpanStart } from '@city/kit/tracing/spans';
import {
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
  OperationTypeNode,
  print,
} from 'graphql';
import { dataIn } from '../answer/answer-shape.ts';
import { maskErrors } from '../errors/answer-errors.ts';
import { InvalidQuery } from '../errors/invalid-query.ts';
import { operationCost } from '../limits/query-cost.ts';
import { limitExceeded, type QueryLimits } from '../limits/query-limits.ts';
import { checkText } from '../limits/request-text.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import { executeOperation, type Variables } from './execute-operation.ts';
import { OperationAnswers } from './operation-answers.ts';
import { OperationPlans, type PlannedOperation } from './operation-plans.ts';
import { type DocumentChoice, type Operation, OperationStore } from './operation-store.ts';
import type { RequestContext } from './request-context.ts';
import type { Subgraphs } from './subgraphs.ts';

export type GraphRequest = DocumentChoice & { variables?: Record<string, unknown> | null | undefined };

/** An operation that passed all checks that need nobody's data, with its variables as the schema types them. */
export type PreparedOperation = {
  /** Whose operation it is: meanwhile another graph may have taken its place for those who come. */
  graph: Graph;
  operation: Operation;
  variables: Variables;
  cost: number;
  /** Made at the door, where a plan that takes too much can still be refused. */
  planned?: PlannedOperation;
  /** What the answer says besides its data, because the client asked for it. */
  extensions?: Record<string, unknown>;
};

/** An answer as JSON, and what those have to know of it who do not read it. */
export type AnswerText = {
  text: string | Buffer;
  errors: readonly GraphQLFormattedError[];
  hasData: boolean;
};

type Options = {
  supergraph: Supergraph;
  subgraphs: Subgraphs;
  limits: QueryLimits;
  isIntrospectionAllowed: boolean;
  trusted?: TrustedDocuments;
  log?: Logger;
};

/** What both transports ask: prepare an operation, then execute it. */
export class Graph {
  readonly supergraph: Supergraph;
  readonly subgraphs: Subgraphs;
  readonly plans: OperationPlans;
  private readonly operations: OperationStore;
  private readonly limits: QueryLimits;
  private readonly answers: OperationAnswers;
  private readonly log: Logger | undefined;

  constructor(options: Options) {
    this.supergraph = options.supergraph;
    this.subgraphs = options.subgraphs;
    this.limits = options.limits;
    this.operations = new OperationStore({ ...options, trusted: options.trusted ?? TrustedDocuments.none });
    this.plans = new OperationPlans(options.supergraph);
    this.answers = new OperationAnswers(options.subgraphs);
    this.log = options.log;
  }

  /** For the figures that the gateway shows of itself. */
  get caches() {
    return { documents: this.operations.cached, plans: this.plans.plans, answers: this.answers.kept };
  }

  /** The list of trusted documents is another. */
  readTrusted(): void {
    this.operations.readTrusted();
  }

  /** Throws what `refusalErrors` turns into an answer. */
  prepare({ variables, ...choice }: GraphRequest): PreparedOperation {
    checkText(choice.trustedHash ? '' : choice.query, variables ?? {});
    const operation = this.operations.find(choice);
    const { schema, costRules: rules } = this.supergraph;
    const values = getVariableValues(schema, operation.node.variableDefinitions ?? [], variables ?? {}, {
      maxErrors: 1,
      hideSuggestions: true,
    });
    if (values.errors) throw wrongVariables(schema, operation, variables ?? {}, values.errors);
    const { node, fragments } = operation;
    const cost = operationCost({ schema, rules, operation: node, fragments, variables: values.coerced });
    if (cost > this.limits.cost) throw limitExceeded('cost', this.limits.cost);
    return { graph: this, operation, variables: values.coerced, cost };
  }

  /** The same operation of another graph, for a stream that goes on in this one. Throws as `prepare` does. */
  prepareAgain({ operation, variables }: PreparedOperation): PreparedOperation {
    return this.prepare({ ...sourceOf(operation), variables });
  }

  /** Plans what another graph was asked lately, so that nobody waits for it when this one takes over. */
  async warmLike(other: Graph, isWanted: () => boolean = () => true): Promise<number> {
    let count = 0;
    for (const { operation, viewer } of other.plans.planned) {
      // Others are served in between.
      await setImmediate();
      if (!isWanted()) return count;
      try {
        const { query, operationName } = sourceOf(operation);
        this.plans.find(this.operations.find({ query, operationName }), viewer);
        count += 1;
      } catch (error) {
        // What does not fit this graph is told to whoever asks for it here.
        if (error instanceof CityError || error instanceof InvalidQuery) continue;
        this.log?.warn({ hash: operation.hash, err: error }, 'An operation could not be planned beforehand.');
      }
    }
    return count;
  }

  /** The answer as it is sent. Who needs it as an object asks `execute`. */
  answer(prepared: PreparedOperation, request: RequestContext): Promise<AnswerText> {
    return inSpan(
      () => spanOf(prepared),
      () => this.answerText(prepared, request),
    );
  }

  private async answerText(
    { operation, variables, extensions, planned: made }: PreparedOperation,
    request: RequestContext,
  ): Promise<AnswerText> {
    if (operation.node.operation === OperationTypeNode.SUBSCRIPTION)
      throw cityError(sharedErrors.QUERY_INVALID);
    const planned = made ?? this.plans.find(operation, request.viewer);
    const answer = await this.answers.answer({ operation, planned, variables, request });
    if (answer.whole && !extensions) return { text: answer.whole, errors: [], hasData: true };
    const data = answer.whole ? dataIn(answer.whole) : answer.data;
    const errors = maskErrors(answer.errors, request);
    const told = errors.length === 0 ? '' : `"errors":${JSON.stringify(errors)},`;
    const asked = extensions ? `,"extensions":${JSON.stringify(extensions)}` : '';
    return { text: `{${told}"data":${data}${asked}}`, errors, hasData: data !== 'null' };
  }

  execute(prepared: PreparedOperation, request: RequestContext): Promise<FormattedExecutionResult> {
    return inSpan(
      () => spanOf(prepared),
      () => this.run(prepared, request),
    );
  }

  private async run(
    { operation, variables, extensions, planned: made }: PreparedOperation,
    request: RequestContext,
  ): Promise<FormattedExecutionResult> {
    if (operation.node.operation === OperationTypeNode.SUBSCRIPTION)
      throw cityError(sharedErrors.QUERY_INVALID);
    const planned = made ?? this.plans.find(operation, request.viewer);
    const { subgraphs } = this;
    const { data, errors } = await executeOperation({ subgraphs, planned, variables, request });
    const asked = extensions ? { extensions } : {};
    return errors.length === 0 ? { data, ...asked } : { errors: maskErrors(errors, request), data, ...asked };
  }
}

function spanOf({ operation: { node, hash } }: PreparedOperation): SpanStart {
  return {
    name: node.operation,
    kind: 'internal',
    attributes: {
      'graphql.operation.type': node.operation,
      'graphql.operation.name': node.name?.value,
      'graphql.document.hash': hash,
    },
  };
}

function sourceOf({ document, node }: Operation): { query: string; operationName: string | undefined } {
  return { query: document.loc?.source.body ?? print(document), operationName: node.name?.value };
}

/** Each wrong value by its place, in the caller's language, as a subgraph would say it. */
function wrongVariables(
  schema: GraphQLSchema,
  { node }: Operation,
  variables: Variables,
  errors: readonly GraphQLError[],
): Error {
  const problems = variableProblems(schema, node, variables);
  return problems.length > 0 ? badUserInput(problems) : new InvalidQuery(errors);
}
