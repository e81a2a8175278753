import { type ConstDirectiveNode, type DocumentNode, parse, print } from 'graphql';
import type { SchemaChange } from './compare-supergraphs.ts';

const securityDirective = /^(authenticated|requiresScopes|policy)$|__(authenticated|requiresScopes|policy)$/;

/** Rules that are new or others than they were. The schema that clients see does not show them: they see a refusal. */
export function accessChanges(releasedSdl: string, workingSdl: string): SchemaChange[] {
  const released = rulesOf(parse(releasedSdl));
  const changes: SchemaChange[] = [];
  for (const [coordinate, rules] of rulesOf(parse(workingSdl))) {
    const before = released.get(coordinate);
    if (rules === '' || before === undefined || before === rules) continue;
    const message =
      before === ''
        ? `'${coordinate}' could be read by anybody and stands under ${rules} now`
        : `'${coordinate}' stood under ${before} and stands under ${rules} now`;
    changes.push({ level: 'breaking', message, coordinates: [coordinate] });
  }
  return changes;
}

/** By coordinate, for everything that exists; nothing is an empty text. */
function rulesOf(document: DocumentNode): Map<string, string> {
  const rules = new Map<string, string>();
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) continue;
    const type = definition.name.value;
    rules.set(type, textOf(definition.directives as readonly ConstDirectiveNode[]));
    if (!('fields' in definition)) continue;
    for (const { name, directives } of definition.fields ?? []) {
      rules.set(`${type}.${name.value}`, textOf(directives ?? []));
    }
  }
  return rules;
}

function textOf(directives: readonly ConstDirectiveNode[] = []): string {
  const own = directives.filter(({ name }) => securityDirective.test(name.value)).map(print);
  return [...new Set(own)].sort().join(' ');
}
