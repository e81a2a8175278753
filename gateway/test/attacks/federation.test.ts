// Rows F6 and F8 of what the city must survive. F1 and F7 are tests of kit (subgraph-server, gateway-signature), F3–F5 of
// kit (entity-attacks) and of each subgraph's references, F2 and F9 of each subgraph's policies.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Viewer } from '@city/kit/request-identity/viewer';
import { type GraphQLSchema, getNamedType, isNonNullType, isObjectType, parse, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OperationPlans } from '../../src/execution/operation-plans.ts';
import { OperationStore } from '../../src/execution/operation-store.ts';
import { buildSupergraph } from '../../src/supergraph/supergraph.ts';
import { TrustedDocuments } from '../../src/trusted-documents/trusted-documents.ts';
import { until } from '../support/collect.ts';
import { openConnection } from '../support/raw-http.ts';
import { type Stage, setStage } from '../support/stage.ts';

describe('F6: headers by which a client would be somebody else', () => {
  const seen: IncomingHttpHeaders[] = [];
  const spy = createServer((request, response) => {
    seen.push(request.headers);
    request.resume();
    response.setHeader('content-type', 'application/json').end('{"data":{"whoAmI":"spied"}}');
  });
  let stage: Stage;
  beforeAll(async () => {
    await new Promise<void>((resolve) => spy.listen(0, resolve));
    const { port } = spy.address() as AddressInfo;
    stage = await setStage({ SUBGRAPH_URL_PEOPLE: `http://localhost:${port}/graphql` });
  });
  afterAll(async () => {
    await stage.strike();
    spy.close();
  });

  it.each([
    'X-User-Id: admin',
    'X_USER_ID: admin',
    'x-user-id: admin\r\nX-User-Id: root',
    'X-Roles: ADMINISTRATOR',
    'X-Internal-Sig: forged',
    'X-City-Signature: t=1,n=aaaaaaaaaaaaaaaa,v1=00',
    'X-Forwarded-For: 10.0.0.1',
    'Forwarded: for=10.0.0.1',
    'X-Original-URL: /internal',
    'Cookie: session=admin',
    'Connection: x-city-signature',
    'Proxy-Authorization: Bearer x',
    'Apollo-Federation-Include-Trace: ftv1',
  ])('%s does not reach a subgraph', async (lines) => {
    seen.length = 0;
    const body = '{"query":"{ whoAmI }"}';
    const connection = openConnection(stage.address);
    connection.write(
      `POST /graphql HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${lines}\r\n\r\n${body}`,
    );
    await until(() => connection.received().includes('spied'));
    connection.socket.destroy();
    const [headers = {}] = seen;
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-language',
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-city-signature',
      'x-request-id',
    ]);
    expect(JSON.stringify(headers)).not.toMatch(/admin|root|forged|10\.0\.0\.1|n=aaaa/i);
  });

  it('a token twice, or in two headers, is refused and nobody’s', async () => {
    const token = await stage.identity.token();
    const answer = await stage.ask('{ whoAmI }', {
      headers: { authorization: `Bearer ${token}, Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
  });
});

describe('F8: a citizen’s national id', () => {
  const sdl = readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const supergraph = buildSupergraph(sdl);
  const store = new OperationStore({
    supergraph,
    limits: { tokens: 10_000, depth: 50, aliases: 15, directives: 5, rootFields: 5, cost: 1e9 },
    isIntrospectionAllowed: false,
    trusted: TrustedDocuments.none,
  });
  const plans = new OperationPlans(supergraph);
  const paths = pathsTo(supergraph.schema, 'Citizen');

  it('is reached by many paths', () => {
    expect(paths.length).toBeGreaterThan(10);
    expect(new Set(paths.map(([root]) => root)).size).toBeGreaterThan(1);
  });

  it.each(paths.map((path) => [path.join(' ')] as const))(
    '%s: one subgraph alone decides, by the same rule',
    (path) => {
      const operation = store.find({ query: operationOf(supergraph.schema, path.split(' ')) });
      const field = [...operation.fieldRules].find(([node]) => node.name.value === 'nationalId');
      expect(field?.[1].map(({ key }) => key)).toEqual(rulesOfNationalId());
      expect(plans.allow(operation, Viewer.anonymous).denied.get(field?.[0] as never)).toBe(
        'UNAUTHENTICATED',
      );

      const plan = plans.plan(operation.document, undefined);
      const fetching = fetchesOf(plan).filter(({ text }) => text.includes('nationalId'));
      expect(fetching.map(({ subgraph }) => subgraph)).toEqual(['identity']);
      for (const { text } of fetching) expect(parentsOf(text, supergraph.schema)).toEqual(['Citizen']);
    },
  );

  function rulesOfNationalId(): string[] {
    const citizen = supergraph.schema.getType('Citizen');
    if (!isObjectType(citizen)) throw new Error('There is no citizen.');
    return supergraph.accessRules.of(citizen, 'nationalId').map(({ key }) => key);
  }
});

/** Each way from a root to the type, no type twice on it, as field names behind the kind of operation. */
function pathsTo(schema: GraphQLSchema, target: string): string[][] {
  const found: string[][] = [];
  const walk = (typeName: string, path: string[], passed: ReadonlySet<string>) => {
    const type = schema.getType(typeName);
    if (typeName === target) return void found.push(path);
    if (!isObjectType(type) || passed.has(typeName) || path.length > 7) return;
    for (const field of Object.values(type.getFields()))
      walk(getNamedType(field.type).name, [...path, field.name], new Set([...passed, typeName]));
  };
  walk('Query', ['query'], new Set());
  walk('Mutation', ['mutation'], new Set());
  return found;
}

function operationOf(schema: GraphQLSchema, [root = '', ...fields]: string[]): string {
  let type = schema.getType(root === 'query' ? 'Query' : 'Mutation');
  const variables: string[] = [];
  const opened = fields.map((name) => {
    if (!isObjectType(type)) throw new Error(`${name} is in no object.`);
    const field = type.getFields()[name];
    if (!field) throw new Error(`There is no ${name}.`);
    const given = field.args
      .filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)
      .map((argument) => {
        variables.push(`$v${variables.length}: ${argument.type}`);
        return `${argument.name}: $v${variables.length - 1}`;
      });
    type = getNamedType(field.type);
    return `${name}${given.length > 0 ? `(${given.join(', ')})` : ''} {`;
  });
  const head = variables.length > 0 ? `${root} (${variables.join(', ')})` : root;
  return `${head} { ${opened.join(' ')} nationalId ${'}'.repeat(fields.length)} }`;
}

type Fetch = { subgraph: string; text: string };

function fetchesOf(node: unknown): Fetch[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('kind' in node && node.kind === 'Fetch' && 'serviceName' in node && 'operation' in node)
    return [{ subgraph: String(node.serviceName), text: String(node.operation) }];
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.flatMap(fetchesOf) : fetchesOf(value),
  );
}

/** The types in whose selections the field stands: by the fragment around it, or by the fields that lead to it. */
function parentsOf(operation: string, schema: GraphQLSchema): string[] {
  const parents = new Set<string>();
  visit(parse(operation), {
    Field: {
      enter(node, _key, _parent, _path, ancestors) {
        if (node.name.value !== 'nationalId') return;
        let type: string | undefined;
        for (const ancestor of ancestors) {
          if (Array.isArray(ancestor) || !('kind' in ancestor)) continue;
          if (ancestor.kind === 'OperationDefinition') type = schema.getRootType(ancestor.operation)?.name;
          else if (ancestor.kind === 'InlineFragment' || ancestor.kind === 'FragmentDefinition')
            type = ancestor.typeCondition?.name.value ?? type;
          else if (ancestor.kind === 'Field') {
            const parent = type ? schema.getType(type) : undefined;
            const field = isObjectType(parent) ? parent.getFields()[ancestor.name.value] : undefined;
            type = field ? getNamedType(field.type).name : type;
          }
        }
        parents.add(type ?? 'unknown');
      },
    },
  });
  return [...parents];
}
