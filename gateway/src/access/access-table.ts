import { Viewer } from '@city/kit/request-identity/viewer';
import { isInterfaceType, isObjectType } from 'graphql';
import type { AccessRule } from '../supergraph/access-rules.ts';
import { buildSupergraph } from '../supergraph/supergraph.ts';
import { deniedBy } from './operation-filter.ts';

type Subject = { name: string; viewer: Viewer };

/**
 * Each field that clients see, with what it asks for and who is let through, as lines of CSV. It says what the gateway
 * decides from the schema alone; whose stay or whose case it is, is for the subgraph behind it.
 */
export function accessTable(
  supergraphSdl: string,
  scopesByRole: Readonly<Record<string, readonly string[]>>,
) {
  const { schema, accessRules } = buildSupergraph(supergraphSdl);
  const subjects: Subject[] = [
    { name: 'anonymous', viewer: Viewer.anonymous },
    { name: 'citizen', viewer: new Viewer({ kind: 'citizen' }) },
    ...Object.entries(scopesByRole).map(([role, scopes]) => ({ name: role, viewer: holderOf(role, scopes) })),
  ];
  const lines = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.keys(type.getFields()).map((field) => {
        const rules = accessRules.of(type, field);
        const decisions = subjects.map(({ viewer }) => (deniedBy(rules, viewer) ? '-' : 'yes'));
        return [`${type.name}.${field}`, ruleText(rules), ...decisions].join(',');
      }),
    );
  const head = ['field', 'asks for', ...subjects.map(({ name }) => name)].join(',');
  // Not localeCompare: a generated page must not depend on the machine's language.
  return `${[head, ...lines.sort((a, b) => (a < b ? -1 : 1))].join('\n')}\n`;
}

function holderOf(role: string, scopes: readonly string[]): Viewer {
  const membership = {
    organizationId: 'any',
    kind: 'any',
    roles: [role],
    scopes: [...scopes],
    commune: null,
  };
  return new Viewer({ kind: 'citizen', memberships: [membership] });
}

/** `a+b or c`: both of the first, or the last. No comma, since this stands in a cell. */
function ruleText(rules: readonly AccessRule[]): string {
  return rules
    .map(({ kind, anyOf }) => {
      if (kind === 'authenticated') return 'signed in';
      const names = anyOf.map((all) => all.join('+')).join(' or ');
      return kind === 'policy' ? `policy ${names}` : names;
    })
    .sort()
    .join(' and ');
}
