import type { FieldNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import { BoundedCache } from '../execution/bounded-cache.ts';
import { type Entity, read, write } from '../plan-execution/entity.ts';
import type { PlanRun, Variables } from '../plan-execution/plan-run.ts';
import { collectFields, conditionVariables } from './collect-fields.ts';
import { Completion } from './completion.ts';
import { placeErrors } from './error-places.ts';
import { Introspection } from './introspection.ts';
import { JsonBytes } from './json-bytes.ts';
import type { FieldShape, ObjectShape } from './object-shape.ts';
import { ShapeCompiler, type ShapeSource } from './shape-compiler.ts';

export type Answer = { data: Record<string, unknown> | null; errors: readonly GraphQLError[] };
type Variant = { root: ObjectShape; introspection: Introspection | undefined };
type Source = ShapeSource & { operation: OperationDefinitionNode };

/** Written to by one answer after the other: each is written without a pause. */
const json = new JsonBytes();
const answerStart = Buffer.from('{"data":');
const answerEnd = Buffer.from('}');

/** The data of an answer that was written whole, as JSON. */
export function dataIn(whole: Buffer): string {
  return whole.toString('utf8', answerStart.length, whole.length - answerEnd.length);
}

/** With many variables for `@skip` and `@include`, this many of their combinations are kept. */
const maximumVariants = 32;

/**
 * What a client gets for an operation, made from it once: the shape that was asked for, a denied field null with an
 * error at its path, and null rising to the next field that may be null, as in one server.
 */
export class AnswerShape {
  private readonly source: Source;
  private readonly conditions: readonly string[];
  private readonly variants = new BoundedCache<string, Variant>(maximumVariants);

  constructor(source: Source) {
    this.source = source;
    this.conditions = conditionVariables([source.operation.selectionSet, ...source.fragments.values()]);
  }

  /** The whole answer as JSON, if it is all there and nothing went wrong: nearly always. */
  text(run: PlanRun): Buffer | undefined {
    if (!run.isPlain) return undefined;
    const { root } = this.prepare(run);
    if (unfetched(root, run.data).length > 0) return undefined;
    try {
      json.add(answerStart);
      if (!root.write(run.data, run, json)) return undefined;
      json.add(answerEnd);
      return json.take();
    } finally {
      json.reset();
    }
  }

  complete(run: PlanRun): Answer {
    const { root } = this.prepare(run);
    const errors = placeErrors(run.errors, root, run.data);
    const completion = new Completion(run, errors);
    for (const { key, dataKey } of unfetched(root, run.data)) {
      completion.path.push(key);
      if (!completion.isExplained && !completion.failureOf(run.data, dataKey))
        completion.add('No subgraph could be asked for this field as it was asked.');
      completion.path.pop();
    }
    const data = root.complete(run.data, completion, undefined);
    return { data: data as Entity | null, errors: [...errors, ...completion.errors] };
  }

  private prepare(run: PlanRun): Variant {
    const variant = this.variant(run.variables);
    const { data } = variant.introspection?.answer(run.variables) ?? {};
    for (const [key, value] of Object.entries(data ?? {})) write(run.data, key, value);
    return variant;
  }

  private variant(variables: Variables): Variant {
    const key = this.conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let variant = this.variants.get(key);
    if (!variant) {
      variant = this.compile(variables);
      this.variants.set(key, variant);
    }
    return variant;
  }

  private compile(variables: Variables): Variant {
    const { source } = this;
    const { schema, operation } = source;
    const type = schema.getRootType(operation.operation);
    if (!type) throw new Error(`The schema has no ${operation.operation}.`);
    const sets = [operation.selectionSet];
    const root = new ShapeCompiler(source, variables).objectShape(type, sets);
    const fields: FieldNode[] = [...collectFields(source, type, sets, variables).values()]
      .flat()
      .filter(({ name }) => name.value === '__schema' || name.value === '__type');
    return {
      root,
      introspection: fields.length > 0 ? new Introspection(source, operation, fields) : undefined,
    };
  }
}

/** Root fields that nothing was fetched for: the planner found no way. A subgraph that was asked says null at least. */
function unfetched({ fields }: ObjectShape, data: Entity): FieldShape[] {
  return fields.filter(
    ({ constant, denial, dataKey }) =>
      constant === undefined && denial === undefined && read(data, dataKey) === undefined,
  );
}
