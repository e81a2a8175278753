import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import type { Denial } from '../access/operation-filter.ts';
import { isPlainKey } from '../plan-execution/entity.ts';
import { stringText } from '../plan-execution/json-text.ts';
import { AbstractShape } from './abstract-shape.ts';
import { asksForNoType, collectFields, type Document } from './collect-fields.ts';
import { introspectionShape, LeafShape } from './leaf-shape.ts';
import { ListShape } from './list-shape.ts';
import { type FieldShape, ObjectShape } from './object-shape.ts';
import type { ValueShape } from './value-shape.ts';

export type ShapeSource = Document & {
  denied: ReadonlyMap<FieldNode, Denial>;
  /** The names under which a plan fetches fields, where they are not those of the client. */
  dataKeys?: ReadonlyMap<FieldNode, string>;
};

const noText = Buffer.alloc(0);

/** Turns selections into shapes, for one choice of what `@skip` and `@include` leave in. */
export class ShapeCompiler {
  private readonly source: ShapeSource;
  private readonly variables: Readonly<Record<string, unknown>>;

  constructor(source: ShapeSource, variables: Readonly<Record<string, unknown>>) {
    this.source = source;
    this.variables = variables;
  }

  objectShape(
    type: GraphQLObjectType | GraphQLInterfaceType,
    sets: readonly SelectionSetNode[],
  ): ObjectShape {
    return new ObjectShape(type.name, () => {
      const fields: FieldShape[] = [];
      for (const [key, nodes] of collectFields(this.source, type, sets, this.variables)) {
        const field = this.fieldShape(type, key, nodes);
        if (field)
          fields.push({
            ...field,
            keyText: Buffer.from(`${fields.length > 0 ? ',' : ''}${stringText(key)}:`),
          });
      }
      return fields;
    });
  }

  private fieldShape(
    type: GraphQLObjectType | GraphQLInterfaceType,
    key: string,
    nodes: readonly FieldNode[],
  ): FieldShape | undefined {
    const [node] = nodes;
    if (!node) return undefined;
    const name = node.name.value;
    const dataKey = this.source.dataKeys?.get(node) ?? key;
    const base = { key, dataKey, isPlain: isPlainKey(dataKey), keyText: noText, isNonNull: false };
    const own = { ...base, denial: undefined, constant: undefined, shape: introspectionShape };
    if (name === '__typename') return { ...own, constant: Buffer.from(stringText(type.name)) };
    if (name.startsWith('__')) return own;
    const field = type.getFields()[name];
    if (!field) return undefined;
    // The same field may be asked for through an interface and through the object, and be denied only there.
    const denials = nodes.map((each) => this.source.denied.get(each));
    const denial = denials.every((each) => each !== undefined) ? denials[0] : undefined;
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return {
      ...own,
      isNonNull: isNonNullType(field.type),
      denial,
      shape: this.valueShape(field.type, sets),
    };
  }

  private valueShape(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): ValueShape {
    const nullable = getNullableType(type);
    if (isListType(nullable))
      return new ListShape(this.valueShape(nullable.ofType, sets), isNonNullType(nullable.ofType));
    if (isObjectType(nullable)) return this.objectShape(nullable, sets);
    if (isInterfaceType(nullable) || isUnionType(nullable)) {
      const possible = this.source.schema.getPossibleTypes(nullable);
      const shapes = new Map(possible.map((each) => [each.name, this.objectShape(each, sets)]));
      const isUntyped =
        isInterfaceType(nullable) && asksForNoType(this.source, nullable, sets, this.variables);
      return new AbstractShape(
        nullable.name,
        shapes,
        isUntyped ? this.objectShape(nullable, sets) : undefined,
      );
    }
    const named = getNamedType(type);
    if (!isLeafType(named)) throw new Error(`${String(type)} has no shape.`);
    return new LeafShape(named);
  }
}
