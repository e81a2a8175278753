import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql';
import type { CompiledFetch } from './compiled-fetch.ts';
import { type Entity, isEntity, read, write } from './entity.ts';
import type { PlanRun } from './plan-run.ts';
import type { TypeConditions } from './type-conditions.ts';

/**
 * What the answer to one fetch says of entities that another would ask the same subgraph for: the very same fields, with
 * the same arguments, at this path of it.
 */
export type Lesson = { pupil: CompiledFetch; path: readonly string[]; keys: readonly string[] };

/** A field without fields of its own, and the conditions on the type of the object that it stands under. */
type Leaf = { name: string; text: string; conditions: readonly string[] };
type Pupil = { fetch: CompiledFetch; type: string; leaves: readonly Leaf[]; keys: readonly string[] };

/** Finds them for all fetches of a plan. */
export function findLessons(fetches: readonly CompiledFetch[], types: TypeConditions): void {
  const pupils = fetches.flatMap((fetch) => pupilOf(fetch, types) ?? []);
  for (const fetch of fetches) {
    const wanting = pupils.filter(
      (pupil) => pupil.fetch.service === fetch.service && pupil.fetch.question !== fetch.question,
    );
    if (wanting.length === 0 || fetch.isMutation || fetch.node.outputRewrites?.length) continue;
    const found = new Map<string, Lesson>();
    for (const [path, leaves] of leavesOf(fetch)) {
      // A root is no entity.
      if (path === '' && !fetch.representations) continue;
      for (const { fetch: pupil, type, leaves: wanted, keys } of wanting) {
        const told = textsOf(
          leaves.filter(({ conditions }) => conditions.every((condition) => types.applies(condition, type))),
        );
        // Fetches with one question have one memory.
        if (wanted.every(({ name, text }) => told.get(name) === text))
          found.set(`${path}\n${pupil.question}`, { pupil, keys, path: path === '' ? [] : path.split('.') });
      }
    }
    fetch.lessons = [...found.values()];
  }
}

/** By name. Objects of several types may lead to one path, and a name say something else in each: then nothing here. */
function textsOf(leaves: readonly Leaf[]): Map<string, string | undefined> {
  const texts = new Map<string, string | undefined>();
  for (const { name, text } of leaves)
    texts.set(name, texts.has(name) && texts.get(name) !== text ? undefined : text);
  return texts;
}

/** Gives what an object says of such entities to whoever asks for them later in the same execution. */
export function teach(
  fetch: CompiledFetch,
  received: Entity,
  entity: Entity | undefined,
  run: PlanRun,
): void {
  for (const { pupil, path, keys } of fetch.lessons) {
    if (path.length === 0) learn(pupil, keys, entity ?? received, received, run);
    else teachAt(received, path, 0, (inner) => learn(pupil, keys, inner, inner, run));
  }
}

function teachAt(
  value: unknown,
  path: readonly string[],
  depth: number,
  take: (entity: Entity) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) teachAt(item, path, depth, take);
    return;
  }
  if (!isEntity(value)) return;
  const step = path[depth];
  if (step === undefined) take(value);
  else teachAt(read(value, step), path, depth + 1, take);
}

function learn(
  pupil: CompiledFetch,
  keys: readonly string[],
  entity: Entity,
  received: Entity,
  run: PlanRun,
): void {
  const text = pupil.representations?.tellerOf(entity).write(entity);
  if (text === undefined) return;
  const known: Entity = {};
  for (const key of keys) {
    const value = read(received, key);
    // A null may be an error, which every place of the entity has to tell: it is asked for again.
    if (value === undefined || hasNull(value)) return;
    write(known, key, value);
  }
  run.loader.learn(pupil, text, known);
}

function hasNull(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.some(hasNull));
}

/** The plain case: some single values of objects of one type. */
function pupilOf(fetch: CompiledFetch, types: TypeConditions): Pupil | undefined {
  const { node } = fetch;
  const [only, ...more] = node.requires ?? [];
  if (!fetch.isFlat || more.length > 0 || only?.kind !== 'InlineFragment') return undefined;
  const type = only.typeCondition;
  if (!type || !types.isObjectType(type) || node.inputRewrites?.length || node.outputRewrites?.length)
    return undefined;
  const leaves = leavesOf(fetch).get('') ?? [];
  if (!leaves.every(({ conditions }) => conditions.length === 1 && conditions[0] === type)) return undefined;
  return { fetch, type, leaves, keys: [...fetch.selection.keys] };
}

/** The single values that a fetch answers, by the path at which their objects lie. */
function leavesOf({ node }: CompiledFetch): Map<string, Leaf[]> {
  const { definitions } = parse(node.operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const found = new Map<string, Leaf[]>();
  const collect = (set: SelectionSetNode, path: readonly string[], conditions: readonly string[]): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        take(selection, path, conditions);
        continue;
      }
      const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = part?.typeCondition?.name.value;
      if (part) collect(part.selectionSet, path, condition ? [...conditions, condition] : conditions);
    }
  };
  const take = (field: FieldNode, path: readonly string[], conditions: readonly string[]): void => {
    const name = field.alias?.value ?? field.name.value;
    if (field.selectionSet) {
      collect(field.selectionSet, field.name.value === '_entities' ? path : [...path, name], []);
      return;
    }
    const place = path.join('.');
    found.set(place, [...(found.get(place) ?? []), { name, text: print(field), conditions }]);
  };
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet, [], []);
  return found;
}
