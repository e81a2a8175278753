import type { EventFeed } from '@city/kit/feed/event-feed';
import type { SignedAddresses } from '@city/kit/files/signed-address';
import type { SubgraphRequest } from '@city/kit/subgraph/subgraph-server';
import { createAccessQuestionLoader } from './access-question/access-question.loader.ts';
import { createAccessRecordLoader } from './access-record/access-record.loader.ts';
import { AccessRecordStore } from './access-record/access-record.store.ts';
import { AccessRecorder } from './access-record/access-recorder.ts';
import { createCitizenLoader } from './citizen/citizen.loader.ts';
import { CitizenStore } from './citizen/citizen.store.ts';
import type { Database } from './database.ts';
import { createMembershipLoaders } from './membership/membership.loader.ts';
import { MembershipStore } from './membership/membership.store.ts';
import { DeliveryStore } from './notification/delivery.store.ts';
import { createDeliveryLoader, createNotificationLoader } from './notification/notification.loader.ts';
import { NotificationStore } from './notification/notification.store.ts';
import { NotificationChoiceStore } from './notification/notification-choice.store.ts';
import { createOrganizationLoaders } from './organization/organization.loader.ts';
import { OrganizationStore } from './organization/organization.store.ts';
import type { Passkeys } from './passkey/passkeys.ts';
import type { PersonalDataVault } from './protection/personal-data-vault.ts';
import { RevocationStore } from './revocation/revocation.store.ts';
import type { SecondFactors } from './second-factor/second-factors.ts';
import {
  createClientByClientIdLoader,
  createServiceClientLoader,
} from './service-client/service-client.loader.ts';
import { ServiceClientStore } from './service-client/service-client.store.ts';
import { SessionStore } from './session/session.store.ts';
import type { AttemptStore } from './sign-in/attempt.store.ts';
import type { SignInGate } from './sign-in/sign-in-gate.ts';

export type IdentityContext = ReturnType<ReturnType<typeof contextFactory>>;

type Request = Pick<SubgraphRequest, 'requestId' | 'log' | 'language' | 'viewer' | 'network'>;

export type Stores = ReturnType<typeof createStores>;

export type Services = {
  database: Database;
  vault: PersonalDataVault;
  stores: Stores;
  feed: Pick<EventFeed, 'ring' | 'subscribe'>;
  attempts: AttemptStore;
  registrationGate: SignInGate;
  /** How many one network may make in a quarter of an hour; 0 is without limit. */
  registrationsPerNetwork: number;
  factors: SecondFactors;
  passkeys: Passkeys;
  /** Where people fetch copies of their data. */
  addresses: SignedAddresses;
  /** How long a look under a criminal inquiry is not shown to the person. */
  inquirySealedDays: number;
  /** Only a demonstration takes the numbers of a province that does not exist. */
  isDemonstration: boolean;
};

export function createStores(database: Database, vault: PersonalDataVault) {
  return {
    citizens: new CitizenStore(database, vault),
    memberships: new MembershipStore(database),
    organizations: new OrganizationStore(database),
    serviceClients: new ServiceClientStore(database),
    accessRecords: new AccessRecordStore(database, vault),
    notifications: new NotificationStore(database),
    notificationChoices: new NotificationChoiceStore(database),
    deliveries: new DeliveryStore(database),
    revocations: new RevocationStore(database),
    sessions: new SessionStore(database),
  };
}

/** All for whom the gateway names no network: they are bounded together. */
const unnamedNetwork = 'unnamed';

/** Fresh for each operation and each event of a subscription: loaders remember nothing longer. */
export function contextFactory(services: Services) {
  const { stores } = services;
  return ({ viewer, requestId, log, language, network }: Request) => ({
    ...services,
    viewer,
    requestId,
    log,
    language,
    network: network ?? unnamedNetwork,
    access: new AccessRecorder({
      viewer,
      requestId,
      inquirySealedDays: services.inquirySealedDays,
      keep: (records) => stores.accessRecords.keep(records),
    }),
    loaders: {
      accessRecords: createAccessRecordLoader(stores.accessRecords),
      accessQuestions: createAccessQuestionLoader(services.database),
      citizens: createCitizenLoader(stores.citizens),
      ...createOrganizationLoaders(stores.organizations),
      serviceClients: createServiceClientLoader(stores.serviceClients),
      clientsByClientId: createClientByClientIdLoader(stores.serviceClients),
      notifications: createNotificationLoader(stores.notifications),
      deliveries: createDeliveryLoader(stores.deliveries),
      ...createMembershipLoaders(stores.memberships),
    },
  });
}
