import type { Viewer } from '@city/kit/request-identity/viewer';

/** One condition that satisfies a policy: `scope:x`, `role:X`, `organization:KIND`, `kind:client` or `anyone`. */
type Condition = (viewer: Viewer) => boolean;

/** Any of a policy's conditions satisfies it. */
export type PolicyDefinitions = Readonly<Record<string, readonly string[]>>;

/**
 * What the names in `@policy` mean. The Apollo Router asks a coprocessor or a script; here the configuration says it,
 * in terms of the access token. A name that is not configured is a scope of that name.
 */
export class Policies {
  private readonly conditions = new Map<string, readonly Condition[]>();

  /** Throws for a condition that it does not know: a policy that nobody can satisfy is a mistake, not a rule. */
  constructor(definitions: PolicyDefinitions = {}) {
    for (const [policy, conditions] of Object.entries(definitions))
      this.conditions.set(policy, conditions.map(readCondition));
  }

  isSatisfied(policy: string, viewer: Viewer): boolean {
    return this.conditions.get(policy)?.some((holds) => holds(viewer)) ?? viewer.has(policy);
  }
}

class UnknownCondition extends Error {
  override readonly name = 'UnknownCondition';
}

function readCondition(text: string): Condition {
  const [kind, ...rest] = text.split(':');
  const value = rest.join(':');
  if (kind === 'anyone' && value === '') return () => true;
  const condition = value === '' ? undefined : conditionsOn.get(kind ?? '')?.(value);
  if (!condition)
    throw new UnknownCondition(
      `'${text}' is no condition: write scope:…, role:…, organization:…, kind:… or anyone`,
    );
  return condition;
}

const conditionsOn = new Map<string, (value: string) => Condition>([
  ['scope', (scope) => (viewer) => viewer.has(scope)],
  ['role', (role) => (viewer) => viewer.memberships.some(({ roles }) => roles.includes(role))],
  ['organization', (kind) => (viewer) => viewer.memberships.some((membership) => membership.kind === kind)],
  ['kind', (kind) => (viewer) => viewer.kind === kind],
]);

/** `{"staff": ["role:ADMINISTRATOR", "scope:operations:view"]}`; undefined for a text that is no such list. */
export function readPolicies(text: string): PolicyDefinitions | undefined {
  const isDefinition = (value: unknown): value is string[] =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
    if (!Object.values(given).every(isDefinition)) return undefined;
    new Policies(given as PolicyDefinitions);
    return given as PolicyDefinitions;
  } catch (error) {
    // What is wrong is told by the variable's name and an example.
    if (error instanceof SyntaxError || error instanceof UnknownCondition) return undefined;
    throw error;
  }
}
