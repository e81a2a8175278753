import { randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { keepAccessRecords } from '../../access-record/keep-access-records.ts';
import { roleScopes } from '../../membership/role-scopes.ts';
import { newCitizen } from '../new-citizen.ts';
import { newOrganization } from '../new-organization.ts';
import { person, type TestGraph } from '../test-graph.ts';

/** Who knocks: nobody, whose things they are, another citizen, officials of other places, and who administers. */
export const viewerNames = [
  'anonymous',
  'A',
  'B',
  'officer elsewhere',
  'other hotel',
  'administrator',
] as const;

export type MatrixCity = Awaited<ReturnType<typeof createMatrixCity>>;

/** One place with its people that every question of the matrix is about. */
export async function createMatrixCity(graph: TestGraph) {
  const zone = await newOrganization(graph, { kind: 'DISTRICT_DEPARTMENT', name: 'Đặc khu' });
  const division = await newOrganization(graph, {
    kind: 'DISTRICT_DEPARTMENT',
    name: 'Phòng',
    parentId: zone,
  });
  const elsewhere = await newOrganization(graph, { kind: 'POLICE', name: 'Công an nơi khác' });
  const hotel = await newOrganization(graph, { kind: 'LODGING_BUSINESS', name: 'Khách sạn khác' });
  const hat = async (organizationId: string, kind: string, role: keyof typeof roleScopes) => {
    const { id } = await newCitizen(graph);
    await graph.database.membership.create({
      data: { id: randomUUID(), citizenId: id, organizationId, roles: [role] },
    });
    return person(id, [{ organizationId, kind, roles: [role], scopes: [...roleScopes[role]] }]);
  };
  const others = {
    anonymous: Viewer.anonymous,
    B: person((await newCitizen(graph)).id),
    'officer elsewhere': await hat(elsewhere, 'POLICE', 'CASE_OFFICER'),
    'other hotel': await hat(hotel, 'LODGING_BUSINESS', 'RECEPTIONIST'),
    administrator: await hat(zone, 'DISTRICT_DEPARTMENT', 'ADMINISTRATOR'),
  };
  return { graph, zone, division, others };
}

export type Belongings = Awaited<ReturnType<typeof givePersonThings>>;

/** A person A with one of everything that somebody could reach for. */
export async function givePersonThings({ graph, division, others }: MatrixCity) {
  const { database, vault } = graph;
  const name = `Canary ${randomUUID()}`;
  const citizen = await newCitizen(graph, { fullName: name });
  const citizenId = citizen.id;
  const [membershipId, notificationId, passkeyId, clientId, sessionId] = Array.from({ length: 5 }, () =>
    randomUUID(),
  );
  await database.membership.create({
    data: { id: membershipId ?? '', citizenId, organizationId: division, roles: ['CASE_OFFICER'] },
  });
  await database.notification.create({
    data: {
      id: notificationId ?? '',
      citizenId,
      kind: 'ACCOUNT',
      titleVi: name,
      bodyVi: name,
      source: 'test',
      sourceReference: randomUUID(),
    },
  });
  const key = { credentialId: randomUUID(), publicKey: new Uint8Array([1]), counter: 0n, transports: [] };
  await database.passkey.create({
    data: { id: passkeyId ?? '', citizenId, name, isBackedUp: false, ...key },
  });
  await database.signInSession.create({
    data: { id: sessionId ?? '', citizenId, device: name, network: '192.0.2.0', methods: [] },
  });
  await database.serviceClient.create({
    data: {
      id: clientId ?? '',
      clientId: `client-${clientId}`,
      name,
      organizationId: division,
      scopes: [],
      secretHash: new Uint8Array(32),
    },
  });
  const look = {
    citizenId,
    accessedById: others.administrator.citizenId,
    accessedByClientId: null,
    organizationId: division,
    fields: ['identity: Citizen.nationalId'],
    purpose: name,
    requestId: null,
  };
  const [accessRecordId, askedAbout] = await database.$transaction((tx) =>
    keepAccessRecords(tx, vault, [look, look]),
  );
  const viewer = person(citizenId, [
    { organizationId: division, roles: ['CASE_OFFICER'], scopes: [...roleScopes.CASE_OFFICER] },
  ]);
  const asked = await graph.ask(
    viewer,
    'mutation ($id: ID!) { askAboutAccess(accessRecordId: $id, message: "Vì sao xem dữ liệu của tôi?") { id } }',
    { id: askedAbout },
  );
  const question = asked.data?.askAboutAccess as { id: string } | undefined;
  const requested = await graph.ask(
    viewer,
    'mutation { requestDataRestriction(reason: "Tôi đang khiếu nại về dữ liệu này.") { id } }',
  );
  const request = requested.data?.requestDataRestriction as { id: string } | undefined;
  return {
    viewer,
    citizenId,
    nationalId: citizen.nationalId,
    membershipId,
    notificationId,
    passkeyId,
    sessionId,
    clientId,
    accessRecordId,
    accessQuestionId: question?.id,
    dataRequestId: request?.id,
    canaries: [
      name,
      citizenId,
      membershipId,
      notificationId,
      passkeyId,
      clientId,
      sessionId,
      accessRecordId,
      question?.id,
      request?.id,
    ],
  };
}

type Column = { table: string; key: string };

/** Everything about the person and the client that a stranger could change, as one text. */
export async function stateOf(graph: TestGraph, { citizenId, notificationId, clientId }: Belongings) {
  const columns = await graph.database.$queryRaw<Column[]>`
    select c.relname as table, a.attname as key
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'identity'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'citizen_id'
       and c.relname not in ('access_record', 'notification', 'notification_delivery')`;
  const rows = await Promise.all([
    ...columns.map(({ table }) => rowsOf(graph, table, 'citizen_id', citizenId)),
    rowsOf(graph, 'citizen', 'id', citizenId),
    rowsOf(graph, 'notification', 'id', notificationId ?? ''),
    rowsOf(graph, 'service_client', 'id', clientId ?? ''),
  ]);
  return rows.join('\n');
}

async function rowsOf({ database }: TestGraph, table: string, key: string, value: string): Promise<string> {
  const [found] = await database.$queryRaw<{ rows: string }[]>`
    select query_to_xml(
      format('select * from %I where %I = %L order by 1, 2', ${table}::text, ${key}::text, ${value}::text),
      false, false, '')::text as rows`;
  return found?.rows ?? '';
}
