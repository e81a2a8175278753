import { createHash } from 'node:crypto';
import { cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { rulesOfFields } from '../access/operation-filter.ts';
import { InvalidQuery } from '../errors/invalid-query.ts';
import { limitExceeded, type QueryLimits } from '../limits/query-limits.ts';
import { checkQueryShape, fragmentsOf } from '../limits/query-shape.ts';
import type { AccessRule } from '../supergraph/access-rules.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { BoundedCache } from './bounded-cache.ts';

/** One operation of a document that was found good. It is the same object each time the same text comes. */
export type Operation = {
  hash: string;
  document: DocumentNode;
  node: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The rules that its fields stand under, by field and each once. */
  fieldRules: ReadonlyMap<FieldNode, readonly AccessRule[]>;
  rules: readonly AccessRule[];
};

type Options = { supergraph: Supergraph; limits: QueryLimits; isIntrospectionAllowed: boolean };

/** Reads, checks and remembers documents. What was refused is not remembered: it would push out what is good. */
export class OperationStore {
  private readonly operations = new BoundedCache<string, Operation>(2_000);
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  find(query: string, operationName: string | null | undefined): Operation {
    const key = `${operationName ?? ''}\n${query}`;
    const known = this.operations.get(key);
    if (known) return known;
    const operation = this.read(query, operationName);
    this.operations.set(key, operation);
    return operation;
  }

  private read(query: string, operationName: string | null | undefined): Operation {
    const { supergraph } = this.options;
    const document = this.parse(query);
    checkQueryShape(document, this.options.limits);
    this.validate(document);
    const node = getOperationAST(document, operationName);
    if (!node) throw cityError(sharedErrors.QUERY_INVALID);
    const fieldRules = rulesOfFields(document, supergraph.schema, supergraph.accessRules);
    const rules = new Map([...fieldRules.values()].flat().map((rule) => [rule.key, rule]));
    return {
      hash: createHash('sha256').update(query).digest('hex').slice(0, 16),
      document,
      node,
      fragments: fragmentsOf(document),
      fieldRules,
      rules: [...rules.values()],
    };
  }

  private parse(query: string): DocumentNode {
    const { tokens } = this.options.limits;
    try {
      return parse(query, { maxTokens: tokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (error.message.includes(`more that ${tokens} tokens`)) throw limitExceeded('tokens', tokens);
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
