import { makeOperation, mapExchange } from '@urql/core';
import { hashExtension } from './trusted-document.ts';

/** Has to stand before the cache, which makes another document of the one that carries the hash. */
export const askByHash = mapExchange({
  onOperation(operation) {
    const hash = hashExtension(operation.query);
    if (hash === undefined || operation.kind === 'teardown') return operation;
    const extensions = { ...operation.extensions, ...hash };
    return makeOperation(operation.kind, { ...operation, extensions }, operation.context);
  },
});
