import { InquiryInput } from '@city/kit/access-facts/inquiry-input.type';
import { forbidden } from '@city/kit/errors/city-error';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import type { AssuranceLevel, Gender } from '../generated/prisma/enums.ts';
import { administeredMemberships } from '../membership/membership.policy.ts';
import type { MembershipRow } from '../membership/membership.store.ts';
import { Membership } from '../membership/membership.type.ts';
import { isSelf, seesWholeNationalId } from './citizen.policy.ts';
import type { CitizenRow } from './citizen.store.ts';
import { Citizen } from './citizen.type.ts';
import { findByNationalId } from './find-by-national-id.ts';
import { maskNationalId } from './national-id.ts';
import { openCitizen } from './open-citizen.ts';
import { openSealedField, requireSelf } from './personal-field.ts';

@Resolver(() => Citizen)
export class CitizenResolver {
  @Query(() => Citizen, {
    nullable: true,
    description:
      'The own record, or that of somebody else for who works with records; null otherwise, as for an id that does not exist. With a purpose (5 to 300 characters) the look is on record with it, and the person is told at once; without one the person reads that none was stated.',
  })
  @Directive('@authenticated')
  citizen(
    @Arg('id', () => ID) id: string,
    @Arg('purpose', () => String, { nullable: true }) purpose: string | null | undefined,
    @Arg('inquiry', () => InquiryInput, { nullable: true }) inquiry: InquiryInput | null,
    @Ctx() context: IdentityContext,
  ): Promise<CitizenRow | null> {
    context.viewer.requireAuthenticated();
    return openCitizen(context, { id, purpose, inquiry });
  }

  @Query(() => Citizen, {
    nullable: true,
    description:
      'Null when nobody goes by the number. The look is on record with its purpose (5 to 300 characters), and the person is told. Spaces, dots and dashes in the number do not matter. After 20 look-ups within 15 minutes that found nobody: RATE_LIMITED.',
  })
  @Directive('@requiresScopes(scopes: [["identity:lookup"]])')
  citizenByNationalId(
    @Arg('nationalId', () => String) nationalId: string,
    @Arg('purpose', () => String) purpose: string,
    @Arg('inquiry', () => InquiryInput, { nullable: true }) inquiry: InquiryInput | null,
    @Ctx() context: IdentityContext,
  ): Promise<CitizenRow | null> {
    context.viewer.require('identity:lookup');
    return findByNationalId(context, { nationalId, purpose, inquiry });
  }

  @FieldResolver(() => String)
  fullName(@Root() citizen: CitizenRow, @Ctx() { viewer }: IdentityContext): string {
    viewer.requireAuthenticated();
    return citizen.fullName;
  }

  @FieldResolver(() => String)
  async nationalId(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): Promise<string> {
    const { viewer, access, vault } = context;
    viewer.requireAuthenticated();
    if (!isSelf(viewer, citizen.id)) await access.record(citizen.id, 'Citizen.nationalId');
    const nationalId = vault.open(citizen.nationalIdCipher, `nationalId:${citizen.id}`);
    return seesWholeNationalId(viewer, citizen.id) ? nationalId : maskNationalId(nationalId);
  }

  @FieldResolver()
  dateOfBirth(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): string | null {
    requireSelf(context, citizen, 'dateOfBirth');
    return citizen.dateOfBirth?.toISOString().slice(0, 10) ?? null;
  }

  @FieldResolver()
  gender(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): Gender | null {
    requireSelf(context, citizen, 'gender');
    return citizen.gender;
  }

  @FieldResolver()
  phone(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): string | null {
    return openSealedField(context, citizen, 'phone');
  }

  @FieldResolver()
  email(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): string | null {
    return openSealedField(context, citizen, 'email');
  }

  @FieldResolver()
  permanentAddress(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): string | null {
    return openSealedField(context, citizen, 'permanentAddress');
  }

  @FieldResolver()
  assuranceLevel(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): AssuranceLevel {
    requireSelf(context, citizen, 'assuranceLevel');
    return citizen.assuranceLevel;
  }

  @FieldResolver()
  registeredAt(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): Date {
    requireSelf(context, citizen, 'registeredAt');
    return citizen.registeredAt;
  }

  /** An administrator sees of somebody else only the memberships in the organisations that he or she administers. */
  @FieldResolver(() => [Membership])
  @Directive('@authenticated')
  async memberships(@Root() citizen: CitizenRow, @Ctx() context: IdentityContext): Promise<MembershipRow[]> {
    const { viewer, loaders, access } = context;
    viewer.requireAuthenticated();
    if (isSelf(viewer, citizen.id)) return loaders.membershipsOfCitizen.load(citizen.id);
    if (!viewer.has('identity:members')) throw forbidden();
    const all = await loaders.membershipsOfCitizen.load(citizen.id);
    const visible = await administeredMemberships(viewer, all, loaders.organizations);
    if (visible.length > 0) await access.record(citizen.id, 'Citizen.memberships');
    return visible;
  }
}
