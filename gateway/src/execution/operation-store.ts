import { cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { Logger } from '@city/kit/log/log';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { rulesOfFields } from '../access/operation-filter.ts';
import { InvalidQuery } from '../errors/invalid-query.ts';
import { checkQueryLength, limitExceeded, type QueryLimits } from '../limits/query-limits.ts';
import { checkQueryShape, fragmentsOf } from '../limits/query-shape.ts';
import type { AccessRule } from '../supergraph/access-rules.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { hashOf } from '../trusted-documents/manifest.ts';
import type { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import { BoundedCache } from './bounded-cache.ts';

/** One operation of a document that was found good. It is the same object each time the same text comes. */
export type Operation = {
  /** SHA-256 of the text, whole: plans and answers are shared by it. */
  hash: string;
  document: DocumentNode;
  node: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The rules that its fields stand under, by field and each once. */
  fieldRules: ReadonlyMap<FieldNode, readonly AccessRule[]>;
  rules: readonly AccessRule[];
  /** Its text is one of those that are known in advance. */
  isTrusted: boolean;
  /** What it takes in memory, about. */
  bytes: number;
};

/** Measured: what the parser makes of a token, and a text that is kept as a key and in its document. */
const bytesPerToken = 450;
const bytesPerCharacter = 2;

/** As many documents of a thousand tokens as would be kept by number alone would take all there is. */
export const operationBytes = 64_000_000;

type Options = {
  supergraph: Supergraph;
  limits: QueryLimits;
  isIntrospectionAllowed: boolean;
  trusted: TrustedDocuments;
  log?: Logger | undefined;
};

export type DocumentChoice = {
  query: string;
  operationName?: string | null | undefined;
  /** Given when the document was asked for by its hash and is trusted. */
  trustedHash?: string | undefined;
  /** Told before a text is read that was not known. What it throws keeps the text from being read. */
  onNew?: ((characters: number) => void) | undefined;
};

/** Reads, checks and remembers documents. What was refused is not remembered: it would push out what is good. */
export class OperationStore {
  private readonly operations = new BoundedCache<string, Operation>(2_000, {
    bytesOf: ({ bytes }) => bytes,
    maximumBytes: operationBytes,
  });
  /** Not bounded: there are as many as the lists of trusted documents hold, and no flood of others pushes them out. */
  private readonly trustedOperations = new Map<string, readonly Operation[]>();
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
    this.readTrusted();
  }

  find({ query, operationName, trustedHash, onNew }: DocumentChoice): Operation {
    if (trustedHash) return this.findTrusted(trustedHash, query, operationName);
    // With its length: a name with a line break in it must not reach into another document.
    const key = `${operationName?.length ?? ''}\n${operationName ?? ''}\n${query}`;
    const known = this.operations.get(key);
    if (known) return known;
    onNew?.(query.length);
    const operation = chosen(this.read(query), operationName);
    this.operations.set(key, operation);
    return operation;
  }

  get cached(): { size: number; hits: number; misses: number } {
    const { size, hits, misses } = this.operations;
    return { size: size + this.trustedOperations.size, hits, misses };
  }

  /** So that none of them is read while somebody waits. */
  readTrusted(): void {
    this.trustedOperations.clear();
    const { trusted, log } = this.options;
    for (const [hash, query] of trusted.all) {
      try {
        this.trustedOperations.set(hash, this.read(query));
      } catch (error) {
        log?.warn({ hash, err: error }, 'A trusted document does not fit the supergraph.');
      }
    }
  }

  private findTrusted(hash: string, query: string, operationName: string | null | undefined): Operation {
    let operations = this.trustedOperations.get(hash);
    if (!operations) {
      operations = this.read(query);
      this.trustedOperations.set(hash, operations);
    }
    return chosen(operations, operationName);
  }

  /** All operations of the document. */
  private read(query: string): readonly Operation[] {
    const { supergraph, trusted, limits } = this.options;
    const hash = hashOf(query);
    // Its shape was somebody's decision, and not of who sends it.
    const isTrusted = trusted.documentOf(hash) !== undefined;
    const document = this.parse(query, isTrusted ? undefined : limits.tokens);
    if (!isTrusted) {
      checkQueryLength(query, limits);
      checkQueryShape(document, limits);
    }
    this.validate(document);
    const fieldRules = rulesOfFields(document, supergraph.schema, supergraph.accessRules);
    const rules = new Map([...fieldRules.values()].flat().map((rule) => [rule.key, rule]));
    const read = {
      hash,
      document,
      fragments: fragmentsOf(document),
      fieldRules,
      rules: [...rules.values()],
      isTrusted,
      bytes: tokensOf(document) * bytesPerToken + query.length * bytesPerCharacter,
    };
    return document.definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? [{ ...read, node }] : [],
    );
  }

  private parse(query: string, maxTokens: number | undefined): DocumentNode {
    try {
      return parse(query, { maxTokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (maxTokens !== undefined && error.message.includes(`more that ${maxTokens} tokens`))
        throw limitExceeded('tokens', maxTokens);
      throw new InvalidQuery([error]);
    }
  }

  private validate(document: DocumentNode): void {
    const rules = this.options.isIntrospectionAllowed
      ? specifiedRules
      : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    const errors = validate(this.options.supergraph.schema, document, rules, {
      maxErrors: 3,
      hideSuggestions: true,
    });
    if (errors.length > 0) throw new InvalidQuery(errors.slice(0, 3));
  }
}

/** Without a name there has to be only one. */
function chosen(operations: readonly Operation[], name: string | null | undefined): Operation {
  const [operation, ...more] = name ? operations.filter(({ node }) => node.name?.value === name) : operations;
  if (!operation || more.length > 0) throw cityError(sharedErrors.QUERY_INVALID);
  return operation;
}

function tokensOf({ loc }: DocumentNode): number {
  let count = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) count += 1;
  return count;
}
