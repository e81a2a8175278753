import type { CompiledFetch } from './compiled-fetch.ts';
import { copyOf, type Entity, isEntity, read } from './entity.ts';
import { EntityErrors } from './entity-errors.ts';
import { teach } from './lessons.ts';
import { mergeInto } from './merge.ts';
import type { PlanRun, SubgraphAnswer } from './plan-run.ts';
import { RepresentationGroups } from './representation-groups.ts';
import { targetsOf } from './targets.ts';
import type { TypeConditions } from './type-conditions.ts';

export async function executeFetch(fetch: CompiledFetch, run: PlanRun, types: TypeConditions): Promise<void> {
  const entities = targetsOf(fetch, run);
  if (entities.length === 0) return;
  const { representations } = fetch;
  if (representations)
    await fetchEntities(fetch, new RepresentationGroups(representations), entities, run, types);
  else await fetchFields(fetch, entities, run, types);
}

async function fetchFields(
  fetch: CompiledFetch,
  entities: readonly Entity[],
  run: PlanRun,
  types: TypeConditions,
): Promise<void> {
  const answer = run.answered.get(fetch.node) ?? (await askFor(fetch, run, undefined, [entities]));
  if (fetch.isMutation) run.loader.forget();
  if (!answer) return;
  const { data } = answer;
  new EntityErrors(fetch, run).placeFieldErrors(answer.errors ?? [], entities, isEntity(data));
  if (isEntity(data)) give(fetch, entities, data, run, types);
}

async function fetchEntities(
  fetch: CompiledFetch,
  groups: RepresentationGroups,
  entities: readonly Entity[],
  run: PlanRun,
  types: TypeConditions,
): Promise<void> {
  for (const entity of entities) if (!groups.add(entity)) blame(fetch, entity, run);
  const { texts, entities: asked } = groups;
  if (texts.length === 0) return;
  const answer = await askFor(fetch, run, texts, asked);
  if (!answer) return;
  const received = isEntity(answer.data) ? read(answer.data, '_entities') : undefined;
  const errors = new EntityErrors(fetch, run);
  if (!Array.isArray(received) || received.length !== asked.length) {
    errors.placeWhole(answer.errors ?? [], asked);
    return;
  }
  errors.placeEach(answer.errors ?? [], asked, received);
  for (let index = 0; index < asked.length; index += 1) {
    const group = asked[index] ?? [];
    const entity: unknown = received[index];
    if (isEntity(entity)) give(fetch, group, entity, run, types);
    else for (const each of group) blame(fetch, each, run);
  }
}

/** Undefined if the subgraph does not answer: then the fields of these objects say so. */
async function askFor(
  fetch: CompiledFetch,
  run: PlanRun,
  representations: string[] | undefined,
  asked: readonly (readonly Entity[])[],
): Promise<SubgraphAnswer | undefined> {
  const answer = representations
    ? await run.loader.load(fetch, representations)
    : await run.ask(fetch, fetch.request(run.variables, undefined));
  if (!('failure' in answer)) return answer;
  run.fail(asked.flat(), { keys: fetch.selection.keys, error: answer.failure });
  return undefined;
}

/** Something that is required was not answered before: what kept it away keeps away this as well. */
function blame(fetch: CompiledFetch, entity: Entity, run: PlanRun): void {
  if (run.isPlain) return;
  const causes = run.failures.get(entity)?.flatMap(({ error, cause }) => error ?? cause ?? []) ?? [];
  const error = causes[0] ?? run.causeIn(entity);
  if (error) run.fail([entity], { keys: fetch.selection.keys, error });
}

function give(
  fetch: CompiledFetch,
  entities: readonly Entity[],
  received: Entity,
  run: PlanRun,
  types: TypeConditions,
): void {
  const [first] = entities;
  if (!received.__typename && first?.__typename && fetch.rewriteOutput)
    received.__typename = first.__typename;
  fetch.rewriteOutput?.(received);
  teach(fetch, received, first, run);
  if (entities.length > 1 && fetch.mayShare && !fetch.isFlat) {
    for (const value of Object.values(received)) {
      if (typeof value === 'object' && value !== null) run.share(value);
    }
  }
  for (const entity of entities) {
    const own = entity === first || fetch.mayShare ? received : copyOf(received);
    mergeInto(entity, own, types.isObjectType, fetch.flatKeys);
  }
}
