import { noPubSub } from '@city/kit/graphql/no-pub-sub';
import { federate } from '@city/kit/subgraph/federated-schema';
import { buildSchema } from 'type-graphql';
import { CameraResolver } from './camera/camera.resolver.ts';
import { cameraReference, wifiAccessPointReference } from './device/device.reference.ts';
import { DeviceResolver } from './device/device.resolver.ts';
import { organizationReference } from './organization/organization.reference.ts';
import { OrganizationResolver } from './organization/organization.resolver.ts';
import { Organization } from './organization/organization.type.ts';
import { WifiAccessPoint } from './wifi-access-point/wifi-access-point.type.ts';

export async function buildSubgraph() {
  const schema = await buildSchema({
    resolvers: [CameraResolver, DeviceResolver, OrganizationResolver],
    orphanedTypes: [WifiAccessPoint, Organization],
    pubSub: noPubSub,
    validate: false,
    // The schema takes on the federation's directives in the next step, which checks it.
    skipCheck: true,
  });
  return federate({
    schema,
    resolvers: {
      Camera: cameraReference,
      WifiAccessPoint: wifiAccessPointReference,
      Organization: organizationReference,
    },
  });
}
