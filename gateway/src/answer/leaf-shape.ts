import { type GraphQLLeafType, isEnumType } from 'graphql';
import type { PlanRun } from '../plan-execution/plan-run.ts';
import type { Completion } from './completion.ts';
import type { JsonBytes } from './json-bytes.ts';
import type { ValueShape } from './value-shape.ts';

type IsValid = (value: unknown) => boolean;

const builtIn: Record<string, IsValid> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => typeof value === 'number' && Number.isInteger(value),
  Float: (value) => typeof value === 'number',
};

/** A scalar or an enum. A value that the client's schema does not know does not leave. */
export class LeafShape implements ValueShape {
  private readonly type: GraphQLLeafType;
  private readonly isValid: IsValid;

  constructor(type: GraphQLLeafType) {
    this.type = type;
    this.isValid = validityOf(type);
  }

  write(value: unknown, _run: PlanRun, json: JsonBytes): boolean {
    if (!this.isValid(value)) return false;
    if (typeof value === 'string') json.addString(value);
    else json.addText(JSON.stringify(value));
    return true;
  }

  complete(value: unknown, completion: Completion): unknown {
    if (this.isValid(value)) return value;
    // Some subgraphs write an ID as a number.
    if (this.type.name === 'ID' && typeof value === 'number') return String(value);
    completion.add(`A subgraph answered a value that ${this.type.name} does not have.`);
    return null;
  }

  locate(): void {}
}

function validityOf(type: GraphQLLeafType): IsValid {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => names.has(value);
  }
  return builtIn[type.name] ?? (() => true);
}

/** What the gateway answers itself, of the schema: complete already. */
export const introspectionShape: ValueShape = {
  write(value, _run, json) {
    json.addText(JSON.stringify(value));
    return true;
  },
  complete: (value) => value,
  locate: () => undefined,
};
