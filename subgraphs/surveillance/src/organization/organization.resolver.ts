import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { Camera } from '../camera/camera.type.ts';
import type { SurveillanceContext } from '../context.ts';
import { Organization } from './organization.type.ts';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Directive('@requiresScopes(scopes: [["surveillance:view"]])')
  @FieldResolver(() => [Camera])
  cameras(
    @Root() organization: Organization,
    @Ctx() { viewer, loaders }: SurveillanceContext,
  ): Promise<Camera[]> {
    viewer.require('surveillance:view');
    return loaders.organizationCameras.load(organization.id);
  }
}
