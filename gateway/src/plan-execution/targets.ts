import type { CompiledFetch } from './compiled-fetch.ts';
import { type Entity, isEntity, read } from './entity.ts';
import { entitiesAt, valuesAt } from './flatten-path.ts';
import type { PlanRun } from './plan-run.ts';
import { RepresentationGroups } from './representation-groups.ts';

/** The objects that a fetch is for. Where several fetches of a plan are for the same, they are looked for once. */
export function targetsOf(fetch: CompiledFetch, run: PlanRun): readonly Entity[] {
  const known = run.targets.get(fetch.pathKey);
  if (known) return known;
  const entities = fetch.mayUnite
    ? unitedAt(fetch, run)
    : entitiesAt(run.data, fetch.path, run.shared.size > 0);
  if (fetch.hasStablePath) run.targets.set(fetch.pathKey, entities);
  return entities;
}

/**
 * The objects at the path, equal ones made one: a product that a hundred reviews are about is then filled, looked at and
 * written once. Nothing holds the objects yet but what they lie in, and nothing is in them but what makes them equal.
 */
function unitedAt(fetch: CompiledFetch, run: PlanRun): Entity[] {
  const last = fetch.path.at(-1);
  const groups = fetch.representations && new RepresentationGroups(fetch.representations);
  const others: Entity[] = [];
  /** The one that stands for all that are equal to this. */
  const united = (value: unknown): unknown => {
    if (!isEntity(value)) return value;
    const group = groups?.add(value);
    if (!group) {
      others.push(value);
      return value;
    }
    if (group.length === 2) run.share(group[0]);
    return group[0];
  };
  for (const holder of valuesAt(run.data, fetch.path.slice(0, -1), run.shared.size > 0)) {
    if (last === '@' && Array.isArray(holder)) {
      for (let index = 0; index < holder.length; index += 1) holder[index] = united(holder[index]);
    } else if (last !== '@' && isEntity(holder) && read(holder, String(last)) !== undefined) {
      holder[String(last)] = united(read(holder, String(last)));
    }
  }
  const firsts = groups?.entities.flatMap(([first]) => (first ? [first] : [])) ?? [];
  return [...firsts, ...others];
}
