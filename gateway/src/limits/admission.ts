import { cityError } from '@city/kit/errors/city-error';
import { gatewayErrors } from '../errors/gateway.errors.ts';
import type { Graph, PreparedOperation } from '../execution/graph.ts';
import type { PlannedOperation } from '../execution/operation-plans.ts';
import type { RequestContext } from '../execution/request-context.ts';
import { hashOf } from '../trusted-documents/manifest.ts';
import { type DocumentRequest, requestedHash } from '../trusted-documents/requested-document.ts';
import type { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import type { RateLimits } from './rate-limits.ts';

export type OperationRequest = DocumentRequest & {
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};

export type Admit = (request: OperationRequest, context: RequestContext) => PreparedOperation;

type Options = {
  graph: () => Graph;
  trusted: TrustedDocuments;
  rates: RateLimits;
  maximumCost: number;
};

/** Asking costs something even when it is refused. */
const costOfAsking = 1;
/**
 * A text that is new costs as much as it has characters: to read and to plan it takes a hundred times longer than to
 * answer it again. What is longer than this is refused before it is read to its end.
 */
const mostCostOfReading = 50_000;
const costOfPlanningPerMs = 10;
/** So long may even a first plan take on a busy machine. */
const freePlanningMs = 500;

/** The door that every operation passes, whichever transport it came by: which document, may it come, what does it cost. */
export class Admission {
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
    options.trusted.onChange(() => options.graph().readTrusted());
  }

  readonly admit: Admit = (request, context) => {
    const { graph, rates } = this.options;
    rates.take(context, costOfAsking);
    const { operationName, variables } = request;
    const prepared = graph().prepare({
      ...this.documentOf(request, context),
      operationName,
      variables,
      onNew: (characters) => rates.take(context, Math.min(characters, mostCostOfReading)),
    });
    rates.take(context, prepared.cost);
    // A subscription is planned in another way, when it is known whether its stream runs already.
    if (prepared.operation.node.operation !== 'subscription')
      prepared.planned = this.planFor(prepared, context);
    if (request.extensions?.cost === true) prepared.extensions = { cost: this.costReport(prepared, context) };
    return prepared;
  };

  private documentOf(request: OperationRequest, { viewer }: RequestContext) {
    const { trusted } = this.options;
    const hash = requestedHash(request);
    const document = hash === undefined ? undefined : trusted.documentOf(hash);
    if (document !== undefined) return { query: document, trustedHash: hash };
    const query = request.query ?? '';
    if (hash !== undefined && query === '') throw cityError(gatewayErrors.PERSISTED_QUERY_NOT_FOUND);
    const isRestricted = trusted.mode === 'required' && viewer.kind !== 'client';
    // The whole text of a trusted document is that document.
    if (isRestricted && trusted.documentOf(hash ?? hashOf(query)) === undefined)
      throw cityError(gatewayErrors.DOCUMENT_NOT_ALLOWED);
    return { query };
  }

  /** A plan that took long to make is paid for: who asks something new each time would otherwise get it for nothing. */
  private planFor({ graph, operation }: PreparedOperation, context: RequestContext): PlannedOperation {
    const startedAt = performance.now();
    try {
      return graph.plans.find(operation, context.viewer);
    } finally {
      const durationMs = performance.now() - startedAt;
      if (durationMs > freePlanningMs) this.options.rates.spend(context, durationMs * costOfPlanningPerMs);
    }
  }

  private costReport({ cost }: PreparedOperation, context: RequestContext) {
    const remaining = this.options.rates.remaining(context);
    return {
      requested: cost,
      limit: this.options.maximumCost,
      ...(remaining === undefined ? {} : { remaining }),
    };
  }
}
