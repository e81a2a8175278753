import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { noPubSub } from '@city/kit/graphql/no-pub-sub';
import { federate } from '@city/kit/subgraph/federated-schema';
import { buildSchema } from 'type-graphql';
import { AccessQuestionResolver } from './access-question/access-question.resolver.ts';
import { resolveAccessRecordReference } from './access-record/access-record.reference.ts';
import { AccessRecordResolver } from './access-record/access-record.resolver.ts';
import { AccessRecord } from './access-record/access-record.type.ts';
import { BreachQueryResolver, PeopleReadResolver } from './breach-query/breach-query.resolver.ts';
import { resolveCitizenReference } from './citizen/citizen.reference.ts';
import { CitizenResolver } from './citizen/citizen.resolver.ts';
import { Citizen } from './citizen/citizen.type.ts';
import { ConsentResolver } from './consent/consent.resolver.ts';
import { DataRequestResolver } from './data-request/data-request.resolver.ts';
import { DeskAccountResolver, DeskTraceResolver } from './desk-account/desk-account.resolver.ts';
import { resolveMembershipReference } from './membership/membership.reference.ts';
import { MembershipResolver } from './membership/membership.resolver.ts';
import { Membership } from './membership/membership.type.ts';
import { resolveNotificationReference } from './notification/notification.reference.ts';
import { NotificationResolver } from './notification/notification.resolver.ts';
import { Notification } from './notification/notification.type.ts';
import { NotificationChoiceResolver } from './notification/notification-choice.resolver.ts';
import { resolveOrganizationReference } from './organization/organization.reference.ts';
import { OrganizationResolver } from './organization/organization.resolver.ts';
import { Organization } from './organization/organization.type.ts';
import { RecoveryResolver } from './recovery/recovery.resolver.ts';
import { RegistrationResolver } from './registration/registration.resolver.ts';
import { SecurityResolver } from './second-factor/security.resolver.ts';
import { resolveServiceClientReference } from './service-client/service-client.reference.ts';
import { ServiceClientResolver } from './service-client/service-client.resolver.ts';
import { ServiceClient } from './service-client/service-client.type.ts';
import { SessionResolver } from './session/session.resolver.ts';
import { ViewerResolver } from './viewer/viewer.resolver.ts';

export async function buildSubgraph() {
  const schema = await buildSchema({
    resolvers: [
      AccessQuestionResolver,
      AccessRecordResolver,
      BreachQueryResolver,
      PeopleReadResolver,
      CitizenResolver,
      ConsentResolver,
      DataRequestResolver,
      DeskAccountResolver,
      DeskTraceResolver,
      MembershipResolver,
      NotificationChoiceResolver,
      NotificationResolver,
      OrganizationResolver,
      RecoveryResolver,
      RegistrationResolver,
      SecurityResolver,
      ServiceClientResolver,
      SessionResolver,
      ViewerResolver,
    ],
    orphanedTypes: [AccessRecord, Citizen, Membership, Notification, Organization, ServiceClient],
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    pubSub: noPubSub,
    validate: false,
  });
  return federate({
    schema,
    resolvers: {
      Citizen: { __resolveReference: resolveCitizenReference },
      Organization: { __resolveReference: resolveOrganizationReference },
      Membership: { __resolveReference: resolveMembershipReference },
      AccessRecord: { __resolveReference: resolveAccessRecordReference },
      Notification: { __resolveReference: resolveNotificationReference },
      ServiceClient: { __resolveReference: resolveServiceClientReference },
    },
  });
}
