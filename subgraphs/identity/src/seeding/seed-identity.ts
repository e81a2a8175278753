import { demoClientSecret } from '@city/kit/seed/demo-secret';
import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { registerPortal, seedClients } from './seed-clients.ts';
import { seedLodgingBusinesses } from './seed-lodging-businesses.ts';
import { seedOrganizations } from './seed-organizations.ts';
import { seedPeople } from './seed-people.ts';

export type SeedOptions = {
  database: Database;
  vault: PersonalDataVault;
  /** Both or none: a city that serves real people has none. */
  demo: { password: string; clientKey: string } | null;
  portalClientSecret: string | undefined;
};

export async function seedIdentity({ database, vault, demo, portalClientSecret }: SeedOptions) {
  const organizations = await seedOrganizations(database);
  const portalSecret = portalClientSecret ?? (demo && demoClientSecret(demo.clientKey, 'portal'));
  if (portalSecret) await registerPortal(database, portalSecret);
  if (!demo) return { organizations, businesses: 0, people: 0, clients: 0 };
  const businesses = await seedLodgingBusinesses(database);
  const people = await seedPeople(database, vault, demo);
  const clients = await seedClients(database, demo.clientKey, businesses);
  return { organizations, businesses: businesses.length, people, clients };
}
