import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, getNamedType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** How often a client used a coordinate, by client and there by coordinate. */
export type Usage = Map<string, Map<string, number>>;

const fileForm = /^usage-(\d{4}-\d{2}-\d{2})\.[\w-]+\.ndjson$/;

/** What gateways have written to a folder (`USAGE_DIRECTORY`) since a day. Undefined where nothing was ever kept. */
export function readUsage(directory: string, since: string): Usage | undefined {
  if (!existsSync(directory)) return undefined;
  const usage: Usage = new Map();
  for (const name of readdirSync(directory)) {
    const day = fileForm.exec(name)?.[1];
    if (day === undefined || day < since) continue;
    const lines = readFileSync(join(directory, name), 'utf8').trim().split('\n');
    for (const line of lines.filter(Boolean)) {
      const { client, fields } = JSON.parse(line) as { client: string; fields: Record<string, number> };
      const sums = usage.get(client) ?? new Map<string, number>();
      usage.set(client, sums);
      for (const [coordinate, count] of Object.entries(fields)) {
        sums.set(coordinate, (sums.get(coordinate) ?? 0) + count);
      }
    }
  }
  return usage;
}

/** The clients that used one of the coordinates of the released graph, and how often. */
export function clientsOf(
  coordinates: readonly string[],
  usage: Usage,
  schema: GraphQLSchema,
): Map<string, number> {
  const wanted = new Set(coordinates.flatMap((coordinate) => namesOf(coordinate, schema)));
  const clients = new Map<string, number>();
  for (const [client, fields] of usage) {
    const counts = [...fields].filter(([used]) => isWanted(used, wanted)).map(([, count]) => count);
    if (counts.length > 0) clients.set(client, Math.max(...counts));
  }
  return clients;
}

/** A type that goes takes all of its fields with it. */
function isWanted(used: string, wanted: ReadonlySet<string>): boolean {
  return wanted.has(used) || wanted.has(used.split('.', 1)[0] ?? '');
}

/** Under which other names the same thing may have been used: through an interface, or inside a variable. */
function namesOf(coordinate: string, schema: GraphQLSchema): string[] {
  const [parent = '', member] = coordinate.split('.');
  const type = schema.getType(parent);
  if (isInputObjectType(type)) return [coordinate, ...inputsThatHold(parent, schema)];
  if (member === undefined || !(isObjectType(type) || isInterfaceType(type))) return [coordinate];
  return [coordinate, ...type.getInterfaces().map(({ name }) => `${name}.${member}`)];
}

/** What a variable held is not known, only its type: that may hold the input at any depth. */
function inputsThatHold(name: string, schema: GraphQLSchema): string[] {
  const holding = new Set([name]);
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  for (let before = 0; before !== holding.size; ) {
    before = holding.size;
    for (const input of inputs) {
      const parts = Object.values(input.getFields()).map(({ type }) => getNamedType(type).name);
      if (parts.some((part) => holding.has(part))) holding.add(input.name);
    }
  }
  return [...holding];
}
