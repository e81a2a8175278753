import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { compileRewrites, type Rewrite } from './data-rewrites.ts';
import { type Entity, isEntity, isPlainKey, read, write } from './entity.ts';
import { jsonText, stringText } from './json-text.ts';
import { mergeInto } from './merge.ts';
import type { TypeConditions } from './type-conditions.ts';

type Selections = readonly QueryPlanSelectionNode[];
type TextField = { key: string; isPlain: boolean; keyText: string; fields: TextField[] | undefined };
/** Writes the representation of an entity as JSON; undefined if something that is required is not there. */
type Writer = (entity: Entity) => string | undefined;

/** How the entities of one type are told of. */
export type Teller = {
  write: Writer;
  /** The one field that tells two entities of the type apart, if it is one. */
  key: string | undefined;
};

const nothing: Teller = { write: () => undefined, key: undefined };

/** What a subgraph is told of an entity, as JSON text: two entities of one text are one to it. */
export class Representations {
  private readonly requires: Selections;
  private readonly types: TypeConditions;
  private readonly rewrite: Rewrite | undefined;
  private readonly tellers = new Map<string, Teller>();

  constructor(
    requires: Selections,
    inputRewrites: readonly FetchDataRewrite[] | undefined,
    types: TypeConditions,
  ) {
    this.requires = requires;
    this.types = types;
    this.rewrite = compileRewrites(inputRewrites, types);
  }

  tellerOf(entity: Entity): Teller {
    const typename = entity.__typename;
    if (typeof typename !== 'string') return nothing;
    let teller = this.tellers.get(typename);
    if (!teller) {
      teller = this.makeTeller(typename);
      if (teller !== nothing) this.tellers.set(typename, teller);
    }
    return teller;
  }

  private makeTeller(typename: string): Teller {
    const applying = this.requires.filter(
      (selection) =>
        selection.kind === 'Field' ||
        (selection.typeCondition !== undefined && this.types.applies(selection.typeCondition, typename)),
    );
    if (applying.length === 0) return nothing;
    const [only] = applying;
    if (applying.length === 1 && only?.kind === 'InlineFragment' && !this.rewrite) {
      const fields = textFields(only.selections);
      if (fields) return { write: (entity) => objectText(entity, fields), key: onlyKey(fields) };
    }
    const whole: Writer = (entity) => {
      const representation = this.select(entity, this.requires);
      if (!representation?.__typename) return undefined;
      this.rewrite?.(representation);
      return JSON.stringify(representation);
    };
    return { write: whole, key: undefined };
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
    const isPlain = isPlainKey(key);
    fields.push({
      key,
      isPlain,
      keyText: `${fields.length > 0 ? ',' : ''}${stringText(key)}:`,
      fields: inner,
    });
  }
  return fields;
}

function onlyKey(fields: readonly TextField[]): string | undefined {
  const [only, ...more] = fields.filter(({ key }) => key !== '__typename');
  return only?.isPlain && !only.fields && more.length === 0 ? only.key : undefined;
}

function objectText(entity: Entity, fields: readonly TextField[]): string | undefined {
  let text = '{';
  for (const field of fields) {
    const value = field.isPlain ? entity[field.key] : read(entity, field.key);
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
