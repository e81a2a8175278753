import type { Viewer } from '@city/kit/request-identity/viewer';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
} from 'graphql';
import type { Policies } from '../access/policies.ts';
import { argumentsOf, directiveName, type Feature } from './schema-features.ts';

/** One directive's demand: all names of one of these sets, which are scopes or policies. */
export type AccessRule = {
  key: string;
  kind: AccessRuleKind;
  anyOf: readonly (readonly string[])[];
  isSatisfiedBy: (viewer: Viewer) => boolean;
};

export type AccessRuleKind = 'authenticated' | 'requiresScopes' | 'policy';

const kinds: readonly AccessRuleKind[] = ['authenticated', 'requiresScopes', 'policy'];

/** The rules that the supergraph declares with `@authenticated`, `@requiresScopes` and `@policy`, by type and by field. */
export class AccessRules {
  private readonly declared = new Map<string, AccessRule[]>();
  private readonly effective = new Map<string, readonly AccessRule[]>();
  private readonly schema: GraphQLSchema;
  private readonly policies: Policies;

  constructor(
    document: DocumentNode,
    schema: GraphQLSchema,
    { features, policies }: { features: readonly Feature[]; policies: Policies },
  ) {
    this.schema = schema;
    this.policies = policies;
    const meaning = new Map(kinds.map((kind) => [directiveName(features, kind), kind]));
    for (const definition of document.definitions) {
      if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION)
        continue;
      if (!('directives' in definition)) continue;
      this.record(definition.name.value, definition.directives as readonly ConstDirectiveNode[], meaning);
      if (!('fields' in definition)) continue;
      for (const field of definition.fields ?? []) {
        this.record(`${definition.name.value}.${field.name.value}`, field.directives ?? [], meaning);
      }
    }
  }

  /** All rules that a selection of the field has to pass: the field's, its parent's, and its result's. */
  of(parent: GraphQLCompositeType, fieldName: string): readonly AccessRule[] {
    const coordinate = `${parent.name}.${fieldName}`;
    let rules = this.effective.get(coordinate);
    if (!rules) {
      rules = this.collect(parent, fieldName);
      this.effective.set(coordinate, rules);
    }
    return rules;
  }

  private collect(parent: GraphQLCompositeType, fieldName: string): readonly AccessRule[] {
    const rules = new Map<string, AccessRule>();
    const add = (coordinate: string) => {
      for (const rule of this.declared.get(coordinate) ?? []) rules.set(rule.key, rule);
    };
    const addOf = (type: GraphQLNamedType) => {
      add(type.name);
      add(`${type.name}.${fieldName}`);
      if (isUnionType(type) || !('getFields' in type)) return;
      const field = type.getFields()[fieldName];
      if (field && 'args' in field) add(getNamedType(field.type).name);
    };
    addOf(parent);
    if (isInterfaceType(parent) && fieldName !== '__typename') {
      // Which object it will be is not known before it is fetched: the strictest of them decides.
      for (const type of this.schema.getPossibleTypes(parent)) addOf(type);
    }
    return [...rules.values()];
  }

  private record(
    coordinate: string,
    directives: readonly ConstDirectiveNode[],
    meaning: ReadonlyMap<string, AccessRuleKind>,
  ) {
    for (const directive of directives) {
      const kind = meaning.get(directive.name.value);
      if (!kind) continue;
      const rules = this.declared.get(coordinate) ?? [];
      rules.push(this.ruleOf(kind, directive));
      this.declared.set(coordinate, rules);
    }
  }

  private ruleOf(kind: AccessRuleKind, directive: ConstDirectiveNode): AccessRule {
    if (kind === 'authenticated')
      return { key: kind, kind, anyOf: [[]], isSatisfiedBy: ({ kind: viewer }) => viewer !== 'anonymous' };
    const { scopes, policies } = argumentsOf(directive);
    const anyOf = namesOf(kind, kind === 'policy' ? policies : scopes);
    const isHeld = (name: string, viewer: Viewer) =>
      kind === 'policy' ? this.policies.isSatisfied(name, viewer) : viewer.has(name);
    return {
      key: `${kind} ${JSON.stringify(anyOf)}`,
      kind,
      anyOf,
      isSatisfiedBy: (viewer) => anyOf.some((all) => all.every((name) => isHeld(name, viewer))),
    };
  }
}

function namesOf(kind: AccessRuleKind, names: unknown): string[][] {
  if (!Array.isArray(names)) throw new Error(`A @${kind} in the supergraph does not say what it asks for.`);
  return names.map((all) => (all as unknown[]).map(String));
}

export function isCompositeType(type: GraphQLNamedType): type is GraphQLCompositeType {
  return isObjectType(type) || isAbstractType(type);
}
