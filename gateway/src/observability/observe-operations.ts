import { describeSpan } from '@city/kit/tracing/spans';
import type { FieldUsage } from '../usage/field-usage.ts';
import { type AccessEntry, logAccess, logStreamEnd, type Observe } from './access-log.ts';
import { countOperation } from './gateway-metrics.ts';

/** All that is told of an operation, in one place: its line in the log, its numbers, its span, the fields it uses. */
export function createObserver(usage: FieldUsage | undefined): Observe {
  return (entry) => {
    logAccess(entry);
    countOperation(entry);
    describeOperation(entry);
    if (entry.prepared) usage?.count(entry.prepared, entry.request.viewer);
    void entry.stream?.finished.then(() => logStreamEnd(entry));
  };
}

/** Names by OpenTelemetry's conventions for GraphQL. Of the document only its hash: its literals may be personal. */
function describeOperation({ prepared, request, errors = [] }: AccessEntry): void {
  describeSpan(() => {
    const { node, hash } = prepared?.operation ?? {};
    const code = errors[0]?.extensions?.code;
    return {
      ...(node ? { name: node.name ? `${node.operation} ${node.name.value}` : node.operation } : {}),
      attributes: {
        'graphql.operation.type': node?.operation,
        'graphql.operation.name': node?.name?.value,
        'graphql.document.hash': hash,
        'graphql.operation.cost': prepared?.cost,
        'http.request.header.x-request-id': request.requestId,
      },
      failure: code === undefined ? undefined : String(code),
    };
  });
}
