// A stand-in for the gateway, to look at pages while no services run:
//   SCHEMA=gateway/api.graphql PORT=4900 node portal/test/mock-gateway.ts
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildSchema, execute, parse, subscribe } from 'graphql';
import { parseRequestParams } from 'graphql-http';
import { createHandler } from 'graphql-http/lib/use/http';
import { useServer as serveLive } from 'graphql-ws/use/ws';
import { decodeJwt } from 'jose';
import { WebSocketServer } from 'ws';
import { accommodation } from './mock-accommodation.ts';
import { administration } from './mock-administration.ts';
import { devices, measurements, stations } from './mock-city.ts';
import { findProcedures, procedureFields, procedures } from './mock-procedures.ts';

const schema = buildSchema(readFileSync(process.env.SCHEMA ?? 'gateway/api.graphql', 'utf8'), {
  assumeValidSDL: true,
});
const names: Record<string, { vi: string; en: string }> = {};

function me(authorization: string | undefined) {
  if (!authorization) return null;
  const claims = decodeJwt(authorization.replace(/^Bearer /, '')) as {
    sub: string;
    name?: string;
    city: {
      memberships: {
        organizationId: string;
        name: { vi: string; en: string };
        kind: string;
        roles: string[];
      }[];
    };
  };
  return {
    citizen: { id: claims.sub, fullName: claims.name ?? 'Nguyễn Thị Mai' },
    memberships: claims.city.memberships.map((membership) => ({
      id: `m-${membership.organizationId}`,
      roles: membership.roles,
      organization: {
        ...membership,
        id: membership.organizationId,
        code: membership.organizationId,
        name: membership.name ?? names,
        establishments: accommodation.organizationEstablishments,
      },
    })),
  };
}

const rootValue = {
  ...accommodation,
  ...administration,
  me: (_: unknown, context: { authorization?: string }) => me(context.authorization),
  stations: ({ kind }: { kind?: string }) => stations.filter((station) => !kind || station.kind === kind),
  station: ({ code, id }: { code?: string; id?: string }) =>
    stations.find((station) => station.code === (code ?? id)) ?? null,
  fieldDevices: () => devices,
  procedures: findProcedures,
  procedureFields: () => procedureFields,
  procedure: ({ code }: { code: string }) => procedures.find((procedure) => procedure.code === code) ?? null,
  async *measurementsRecorded() {
    for (let position = 1; ; position += 1) {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const index = position % stations.length;
      yield {
        measurementsRecorded: {
          eventCursor: `${Date.now()}`,
          station: stations[index],
          measurements: measurements(index),
        },
      };
    }
  },
  async *deviceStatusChanged() {
    for (let position = 1; ; position += 1) {
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      const device = devices[(position * 13) % devices.length];
      if (!device) continue;
      device.status = device.status === 'ONLINE' ? 'OFFLINE' : 'ONLINE';
      device.lastSeenAt = new Date().toISOString();
      yield { deviceStatusChanged: { eventCursor: `${Date.now()}`, device } };
    }
  },
};

/** What the gateway does with the portal's documents, as far as pages notice: it knows them by their hashes. */
function documentOf(extensions: unknown): string | undefined {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash: string } };
  if (!persistedQuery) return undefined;
  const list = new URL('../src/generated/trusted-documents.json', import.meta.url);
  return JSON.parse(readFileSync(list, 'utf8'))[persistedQuery.sha256Hash];
}

const http = createHandler({
  schema,
  async parseRequestParams(request) {
    const text = typeof request.body === 'function' ? await request.body() : request.body;
    const body = JSON.parse(String(text));
    const query = documentOf(body.extensions) ?? body.query;
    return parseRequestParams({ ...request, body: { ...body, query } });
  },
  rootValue,
  context: (request) => ({ authorization: request.raw.headers.authorization }),
});
const server = createServer((request, response) => {
  Promise.resolve(http(request, response)).catch(() => response.destroy());
});
serveLive(
  {
    schema,
    roots: { query: rootValue, subscription: rootValue },
    execute,
    subscribe,
    onSubscribe(_context, _id, payload) {
      const query = documentOf(payload.extensions);
      if (query === undefined) return undefined;
      return { schema, document: parse(query), variableValues: payload.variables, rootValue };
    },
  },
  new WebSocketServer({ server, path: '/graphql' }),
);
server.listen(Number(process.env.PORT ?? 4900));
