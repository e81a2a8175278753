import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { compileRewrites, type Rewrite } from './data-rewrites.ts';
import { type Entity, isEntity, read, write } from './entity.ts';
import { jsonText, stringText } from './json-text.ts';
import { mergeInto } from './merge.ts';
import type { TypeConditions } from './type-conditions.ts';

type Selections = readonly QueryPlanSelectionNode[];
type TextField = { key: string; keyText: string; fields: TextField[] | undefined };
/** Writes the representation of an entity as JSON; undefined if something that is required is not there. */
type Writer = (entity: Entity) => string | undefined;

const nothing: Writer = () => undefined;

/** What a subgraph is told of an entity, as JSON text: two entities of one text are one to it. */
export class Representations {
  private readonly requires: Selections;
  private readonly types: TypeConditions;
  private readonly rewrite: Rewrite | undefined;
  private readonly writers = new Map<string, Writer>();

  constructor(
    requires: Selections,
    inputRewrites: readonly FetchDataRewrite[] | undefined,
    types: TypeConditions,
  ) {
    this.requires = requires;
    this.types = types;
    this.rewrite = compileRewrites(inputRewrites, types);
  }

  textOf(entity: Entity): string | undefined {
    const typename = entity.__typename;
    if (typeof typename !== 'string') return undefined;
    let writer = this.writers.get(typename);
    if (!writer) {
      writer = this.writerOf(typename);
      if (writer !== nothing) this.writers.set(typename, writer);
    }
    return writer(entity);
  }

  private writerOf(typename: string): Writer {
    const applying = this.requires.filter(
      (selection) =>
        selection.kind === 'Field' ||
        (selection.typeCondition !== undefined && this.types.applies(selection.typeCondition, typename)),
    );
    if (applying.length === 0) return nothing;
    const [only] = applying;
    if (applying.length === 1 && only?.kind === 'InlineFragment' && !this.rewrite) {
      const fields = textFields(only.selections);
      if (fields) return (entity) => objectText(entity, fields);
    }
    return (entity) => {
      const representation = this.select(entity, this.requires);
      if (!representation?.__typename) return undefined;
      this.rewrite?.(representation);
      return JSON.stringify(representation);
    };
  }

  /** Anything may be asked for here: fragments on several types, which add up where they apply. */
  private select(source: Entity, selections: Selections): Entity | undefined {
    const result: Entity = {};
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        if (!selection.typeCondition || !this.types.applies(selection.typeCondition, source.__typename))
          continue;
        const part = this.select(source, selection.selections);
        if (part) mergeInto(result, part, this.types.isObjectType);
        continue;
      }
      const key = selection.alias ?? selection.name;
      const value = read(source, key);
      if (value === undefined) return undefined;
      const selected = selection.selections ? this.selectIn(value, selection.selections) : value;
      if (selected === undefined) return undefined;
      write(result, key, selected);
    }
    return result;
  }

  private selectIn(value: unknown, selections: Selections): unknown {
    if (Array.isArray(value)) {
      const items = value.map((item) => this.selectIn(item, selections));
      return items.includes(undefined) ? undefined : items;
    }
    return isEntity(value) ? this.select(value, selections) : value;
  }
}

/** The plain case, which most keys are: fields in fields. Undefined if there are fragments among them. */
function textFields(selections: Selections): TextField[] | undefined {
  const fields: TextField[] = [];
  for (const selection of selections) {
    if (selection.kind !== 'Field') return undefined;
    const inner = selection.selections && textFields(selection.selections);
    if (selection.selections && !inner) return undefined;
    const key = selection.alias ?? selection.name;
    fields.push({ key, keyText: `${fields.length > 0 ? ',' : ''}${stringText(key)}:`, fields: inner });
  }
  return fields;
}

function objectText(entity: Entity, fields: readonly TextField[]): string | undefined {
  let text = '{';
  for (const field of fields) {
    const value = read(entity, field.key);
    if (value === undefined) return undefined;
    const part = field.fields ? valueText(value, field.fields) : jsonText(value);
    if (part === undefined) return undefined;
    text += field.keyText + part;
  }
  return `${text}}`;
}

function valueText(value: unknown, fields: readonly TextField[]): string | undefined {
  if (isEntity(value)) return objectText(value, fields);
  if (!Array.isArray(value)) return jsonText(value);
  const items: string[] = [];
  for (const item of value) {
    const part = valueText(item, fields);
    if (part === undefined) return undefined;
    items.push(part);
  }
  return `[${items.join()}]`;
}
