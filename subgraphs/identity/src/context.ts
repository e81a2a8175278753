import type { Viewer } from '@city/kit/request-identity/viewer';
import type { SubgraphRequest } from '@city/kit/subgraph/subgraph-server';
import { AccessRecordStore } from './access-record/access-record.store.ts';
import { AccessRecorder } from './access-record/access-recorder.ts';
import { createCitizenLoader } from './citizen/citizen.loader.ts';
import { CitizenStore } from './citizen/citizen.store.ts';
import type { Database } from './database.ts';
import { createMembershipLoaders } from './membership/membership.loader.ts';
import { MembershipStore } from './membership/membership.store.ts';
import { createOrganizationLoader } from './organization/organization.loader.ts';
import { OrganizationStore } from './organization/organization.store.ts';
import type { PersonalDataVault } from './protection/personal-data-vault.ts';
import { createServiceClientLoader } from './service-client/service-client.loader.ts';
import { ServiceClientStore } from './service-client/service-client.store.ts';

export type IdentityContext = ReturnType<ReturnType<typeof contextFactory>>;

type Request = Pick<SubgraphRequest, 'requestId' | 'log' | 'language'> & { viewer: Viewer };

export function createStores(database: Database, vault: PersonalDataVault) {
  return {
    citizens: new CitizenStore(database, vault),
    memberships: new MembershipStore(database),
    organizations: new OrganizationStore(database),
    serviceClients: new ServiceClientStore(database),
    accessRecords: new AccessRecordStore(database),
  };
}

export type Stores = ReturnType<typeof createStores>;

export function contextFactory(stores: Stores, vault: PersonalDataVault) {
  return ({ viewer, requestId, log, language }: Request) => ({
    viewer,
    log,
    language,
    vault,
    organizations: stores.organizations,
    serviceClients: stores.serviceClients,
    access: new AccessRecorder({
      viewer,
      requestId,
      keep: (records) => stores.accessRecords.keep(records),
    }),
    loaders: {
      citizens: createCitizenLoader(stores.citizens),
      organizations: createOrganizationLoader(stores.organizations),
      serviceClients: createServiceClientLoader(stores.serviceClients),
      ...createMembershipLoaders(stores.memberships),
    },
  });
}
