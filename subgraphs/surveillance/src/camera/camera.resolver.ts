import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import type { SurveillanceContext } from '../context.ts';
import { deviceErrors } from '../device/device.errors.ts';
import { type Device, findCameras, isCamera } from '../device/device.store.ts';
import { CameraPurpose } from '../generated/prisma/enums.ts';
import { Camera } from './camera.type.ts';

@Resolver(() => Camera)
export class CameraResolver {
  @Directive('@requiresScopes(scopes: [["surveillance:view"]])')
  @Query(() => Camera, { nullable: true })
  async camera(
    @Ctx() { viewer, loaders }: SurveillanceContext,
    @Arg('id', () => ID, { nullable: true }) id?: string | null,
    @Arg('code', () => String, { nullable: true }) code?: string | null,
  ): Promise<Camera | null> {
    viewer.require('surveillance:view');
    let device: Device | null;
    if (id != null && code == null) device = await loaders.device.load(id);
    else if (code != null && id == null) device = await loaders.deviceByCode.load(code);
    else throw badUserInput([fieldProblem('id', deviceErrors.CAMERA_KEY_NEEDED)]);
    return device && isCamera(device) ? device : null;
  }

  @Directive('@requiresScopes(scopes: [["surveillance:view"]])')
  @Query(() => [Camera])
  cameras(
    @Ctx() { viewer, database }: SurveillanceContext,
    @Arg('purpose', () => CameraPurpose, { nullable: true }) purpose?: CameraPurpose | null,
    @Arg('commune', () => String, { nullable: true }) commune?: string | null,
  ): Promise<Camera[]> {
    viewer.require('surveillance:view');
    return findCameras(database, { purpose, commune });
  }
}
