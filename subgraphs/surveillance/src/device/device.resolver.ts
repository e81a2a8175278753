import type { FeedEvent } from '@city/kit/feed/event-feed';
import {
  Arg,
  Ctx,
  Directive,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { SurveillanceContext } from '../context.ts';
import { DeviceStatus } from '../generated/prisma/enums.ts';
import { type DeviceStatusChanged, deviceTopic } from './device.events.ts';
import { type Device, findDevices } from './device.store.ts';
import { DeviceEvent } from './device-event.type.ts';
import { DeviceReportInput } from './device-report.type.ts';
import { FieldDevice } from './field-device.type.ts';
import { reportDevices } from './report-devices.ts';

@Resolver(() => DeviceEvent)
export class DeviceResolver {
  @Directive('@requiresScopes(scopes: [["surveillance:view"], ["operations:view"]])')
  @Query(() => [FieldDevice])
  fieldDevices(
    @Ctx() { viewer, database }: SurveillanceContext,
    @Arg('status', () => DeviceStatus, { nullable: true }) status?: DeviceStatus | null,
  ): Promise<Device[]> {
    viewer.require('surveillance:view', 'operations:view');
    return findDevices(database, status ? { status } : {});
  }

  @Directive('@requiresScopes(scopes: [["surveillance:record"]])')
  @Mutation(() => Int)
  reportDevices(
    @Ctx() context: SurveillanceContext,
    @Arg('input', () => [DeviceReportInput]) input: DeviceReportInput[],
  ): Promise<number> {
    context.viewer.require('surveillance:record');
    return reportDevices(context, input);
  }

  @Directive('@requiresScopes(scopes: [["surveillance:view"], ["operations:view"]])')
  @Subscription(() => DeviceEvent, {
    subscribe: ({ args, context }: { args: { after?: string | null }; context: SurveillanceContext }) => {
      context.viewer.require('surveillance:view', 'operations:view');
      return context.feed.subscribe<DeviceStatusChanged>({ topics: [deviceTopic], after: args.after });
    },
  })
  deviceStatusChanged(
    @Root() event: FeedEvent<DeviceStatusChanged>,
    // Read by `subscribe` above; here it makes the signature.
    @Arg('after', () => String, { nullable: true }) _after?: string | null,
  ): DeviceEvent {
    return { eventCursor: event.cursor, deviceId: event.payload.deviceId };
  }

  @FieldResolver(() => FieldDevice)
  async device(@Root() event: DeviceEvent, @Ctx() { loaders }: SurveillanceContext): Promise<Device> {
    const device = await loaders.device.load(event.deviceId);
    if (!device) throw new Error(`The event names the device ${event.deviceId}, which is not there`);
    return device;
  }
}
