import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { badUserInput, CityError, cityError } from '../errors/city-error.ts';
import type { Language } from '../errors/localized.ts';
import { sharedErrors } from '../errors/shared-errors.ts';
import { AnsweredError, written } from './error-format.ts';
import { cityErrorBehind, literalProblem } from './input-problems.ts';
import { assertWithinLimits, type QueryLimits } from './query-limits.ts';

export type OperationRequest = { query: string; operationName?: string | null };

export type Operation = { document: DocumentNode; definition: OperationDefinitionNode };

const keptDocuments = 500;

/**
 * From text to a document that may be executed. The gateway sends the same texts again and again, so documents
 * that passed are kept, the least recently used one leaving first.
 */
export class OperationReader {
  private readonly schema: GraphQLSchema;
  private readonly limits: QueryLimits;
  private readonly known = new Map<string, DocumentNode>();

  constructor(schema: GraphQLSchema, limits: QueryLimits) {
    this.schema = schema;
    this.limits = limits;
  }

  /** Throws an AnsweredError, and only for the first problem: a list would be longer than the attack. */
  read(request: OperationRequest, language: Language): Operation {
    const document = this.documentOf(request.query, language);
    const definition = getOperationAST(document, request.operationName);
    if (!definition) {
      throw invalidQuery(
        'The document has no operation of this name, or several and none is named.',
        language,
      );
    }
    return { document, definition };
  }

  private documentOf(query: string, language: Language): DocumentNode {
    const known = this.known.get(query);
    if (known) this.known.delete(query);
    const document = known ?? this.check(query, language);
    this.known.set(query, document);
    if (this.known.size > keptDocuments) this.forgetOldest();
    return document;
  }

  private check(query: string, language: Language): DocumentNode {
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: this.limits.tokens });
      assertWithinLimits(document, this.limits);
    } catch (error) {
      if (error instanceof CityError) throw new AnsweredError(written(error, language));
      // The parser calls itself for each level: a document that is all levels exhausts the stack.
      if (error instanceof RangeError) throw this.tooComplex('depth', language);
      if (!(error instanceof GraphQLError)) throw error;
      const hasTooManyTokens = /contains more (?:than|that) \d+ tokens/.test(error.message);
      throw hasTooManyTokens
        ? this.tooComplex('tokens', language)
        : invalidQuery(error.message, language, error);
    }
    const [problem] = validate(this.schema, document, undefined, { maxErrors: 1, hideSuggestions: true });
    if (!problem) return document;
    if (!cityErrorBehind(problem)) throw invalidQuery(problem.message, language, problem);
    throw new AnsweredError(written(badUserInput([literalProblem(document, problem)]), language, problem));
  }

  private tooComplex(limit: 'depth' | 'tokens', language: Language): AnsweredError {
    const error = cityError(sharedErrors.QUERY_TOO_COMPLEX, { limit, maximum: this.limits[limit] });
    return new AnsweredError(written(error, language));
  }

  private forgetOldest(): void {
    const oldest = this.known.keys().next();
    if (!oldest.done) this.known.delete(oldest.value);
  }
}

/** A document that does not fit: `detail` is for the developer who wrote it. */
export function invalidQuery(detail: string, language: Language, located?: GraphQLError): AnsweredError {
  const answer = written(cityError(sharedErrors.QUERY_INVALID), language, located);
  return new AnsweredError({ ...answer, extensions: { ...answer.extensions, detail } });
}
