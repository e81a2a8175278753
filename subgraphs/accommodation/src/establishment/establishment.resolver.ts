import { badUserInput, fieldProblem, forbidden } from '@city/kit/errors/city-error';
import { GraphQLDate } from '@city/kit/graphql/date';
import { GeoPoint } from '@city/kit/graphql/geo-point.type';
import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import { localDay } from '@city/kit/time/vietnam-time';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { accessPurposes } from '../access-record/guest-disclosure.ts';
import type { AccommodationContext } from '../context.ts';
import { EstablishmentKind } from '../generated/prisma/enums.ts';
import { Organization } from '../organization/organization.type.ts';
import { defaultPageSize, filterText, listStays, searchText } from '../stay/list-stays.ts';
import { searchedStays } from '../stay/searched-stays.ts';
import { type SeenStay, seenFor } from '../stay/seen-stay.ts';
import { stayQueryErrors } from '../stay/stay.errors.ts';
import { canSee, declareScope, inspectScope, isStaffOf } from '../stay/stay.policy.ts';
import { StayConnection } from '../stay/stay.type.ts';
import { searchEstablishments } from './establishment.store.ts';
import { Establishment, EstablishmentConnection, Occupancy } from './establishment.type.ts';
import type { EstablishmentRecord } from './establishment-record.ts';

const staffOrInspectors = '@requiresScopes(scopes: [["accommodation:declare"], ["accommodation:inspect"]])';

@Resolver(() => Establishment)
export class EstablishmentResolver {
  @Query(() => Establishment, { nullable: true })
  async establishment(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Ctx() { loaders }: AccommodationContext,
  ): Promise<EstablishmentRecord | null> {
    if ((id == null) === (code == null)) {
      throw badUserInput([fieldProblem('id', stayQueryErrors.KEY_NEEDED, { keys: ['id', 'code'] })]);
    }
    if (id != null) return loaders.establishments.load(id);
    return loaders.establishmentsByCode.load(code ?? '');
  }

  @Query(() => EstablishmentConnection)
  async establishments(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('commune', () => String, { nullable: true }) commune: string | null,
    @Arg('kind', () => EstablishmentKind, { nullable: true }) kind: EstablishmentKind | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: defaultPageSize }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { database }: AccommodationContext,
  ): Promise<Page<EstablishmentRecord>> {
    const size = pageSize(first, defaultPageSize);
    const afterCode = after == null ? null : decodeCursor(after, ['string'])[0];
    const { rows, totalCount } = await searchEstablishments(
      database,
      { search: searchText(search), commune: filterText('commune', commune), kind },
      { first: size, afterCode },
    );
    return toPage(rows, size, ({ code }) => [code], { after, totalCount });
  }

  @FieldResolver(() => Organization)
  operator(@Root() { operatorId }: EstablishmentRecord): Organization {
    return { id: operatorId };
  }

  @FieldResolver(() => GeoPoint)
  location(@Root() { latitude, longitude }: EstablishmentRecord): GeoPoint {
    return { latitude, longitude };
  }

  @Directive(staffOrInspectors)
  @FieldResolver(() => Occupancy)
  async occupancy(
    @Root() establishment: EstablishmentRecord,
    @Ctx() context: AccommodationContext,
  ): Promise<Occupancy> {
    requireSight(establishment, context);
    const counts = await context.loaders.occupancies.load(establishment.id);
    return { ...counts, rooms: establishment.rooms, at: context.now() };
  }

  @Directive(staffOrInspectors)
  @FieldResolver(() => StayConnection)
  async stays(
    @Root() establishment: EstablishmentRecord,
    @Arg('inHouseOn', () => GraphQLDate, { nullable: true }) inHouseOn: string | null,
    @Arg('arrivingOn', () => GraphQLDate, { nullable: true }) arrivingOn: string | null,
    @Arg('departingOn', () => GraphQLDate, { nullable: true }) departingOn: string | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: defaultPageSize }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: AccommodationContext,
  ): Promise<Page<SeenStay>> {
    requireSight(establishment, context);
    const days = { inHouseOn, departingOn, from: arrivingOn, to: arrivingOn };
    const filter = {
      ...days,
      search,
      today: localDay(context.now()),
      reach: context.reach,
      establishmentId: establishment.id,
    };
    const purpose = accessPurposes.guestList;
    if (!isStaffOf(context.viewer, establishment)) {
      return searchedStays(context, filter, { first, after }, { purpose });
    }
    const page = await listStays(context.database, filter, { first, after });
    return { ...page, nodes: page.nodes.map(seenFor(purpose)) };
  }
}

/** Everybody may know that the house exists; who is in it is for its staff and its inspectors. */
function requireSight(establishment: EstablishmentRecord, { viewer, reach }: AccommodationContext): void {
  viewer.require(declareScope, inspectScope);
  if (!canSee(reach, establishment)) throw forbidden();
}
