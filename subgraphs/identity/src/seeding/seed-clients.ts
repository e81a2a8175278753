import { demoClientSecret } from '@city/kit/seed/demo-secret';
import { seedId } from '@city/kit/seed/seed-id';
import type { Database } from '../database.ts';
import { hashClientSecret } from '../service-client/client-secret.ts';

type DemoClient = { clientId: string; name: string; organization: string; scope: string };

const namedClients: DemoClient[] = [
  {
    clientId: 'hotel-software',
    name: 'Phần mềm quản lý khách sạn',
    organization: 'LB-0001',
    scope: 'accommodation:declare',
  },
  {
    clientId: 'station-gateway',
    name: 'Cổng nhận số liệu trạm quan trắc',
    organization: 'VP-MT',
    scope: 'environment:record',
  },
  {
    clientId: 'camera-gateway',
    name: 'Cổng nhận dữ liệu camera',
    organization: 'IOC',
    scope: 'surveillance:record',
  },
];

/** The named machines and one for each lodging business; their secrets follow from one key. */
export async function seedClients(
  database: Database,
  key: string,
  businesses: readonly string[],
): Promise<number> {
  const clients = [
    ...namedClients,
    ...businesses.map((code) => ({
      clientId: `hotel-${code}`,
      name: `Phần mềm khai báo lưu trú ${code}`,
      organization: code,
      scope: 'accommodation:declare',
    })),
  ];
  return database.$executeRaw`
    insert into service_client (id, client_id, name, organization_id, scopes, secret_hash)
    select id, client_id, name, organization_id, array[scope], decode(secret_hash, 'hex')
      from unnest(
        ${clients.map(({ clientId }) => seedId('client', clientId))}::uuid[],
        ${clients.map(({ clientId }) => clientId)}::text[],
        ${clients.map(({ name }) => name.normalize('NFC'))}::text[],
        ${clients.map(({ organization }) => seedId('organization', organization))}::uuid[],
        ${clients.map(({ scope }) => scope)}::text[],
        ${clients.map(({ clientId }) => hashText(demoClientSecret(key, clientId)))}::text[]
      ) as client (id, client_id, name, organization_id, scope, secret_hash)
    on conflict (client_id) do update set secret_hash = excluded.secret_hash
      where service_client.secret_hash <> excluded.secret_hash`;
}

/** The portal follows its configuration: a new secret is valid from the next start on. */
export async function registerPortal(database: Database, secret: string): Promise<void> {
  const row = { name: 'Cổng dịch vụ và dữ liệu Đặc khu Phú Quốc', secretHash: hashClientSecret(secret) };
  await database.relyingParty.upsert({
    where: { clientId: 'portal' },
    create: { clientId: 'portal', ...row },
    update: row,
  });
}

const hashText = (secret: string): string => Buffer.from(hashClientSecret(secret)).toString('hex');
