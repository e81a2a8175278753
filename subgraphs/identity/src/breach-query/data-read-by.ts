import { randomUUID } from 'node:crypto';
import { badUserInput, fieldProblem, forbidden } from '@city/kit/errors/city-error';
import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import { isUuid } from '@city/kit/text/is-uuid';
import { purposeOfLook } from '../citizen/purpose-of-look.ts';
import type { IdentityContext } from '../context.ts';
import { unitsBelow } from '../organization/units-below.ts';
import { breachQueryErrors as errors } from './breach-query.errors.ts';
import {
  BreachQueryStore,
  type PersonRead,
  type Reader,
  type Span,
  type Totals,
} from './breach-query.store.ts';

export type ReaderInput = {
  citizenId?: string | null;
  clientId?: string | null;
  organizationId?: string | null;
};

type Given = {
  reader: ReaderInput;
  span: Span;
  purpose: string;
  first: number | null;
  after: string | null;
};

/** How many there are is counted only for who asks, once for all of the answer. */
export type PeopleRead = Omit<Page<PersonRead>, 'totalCount'> & { totals(): Promise<Totals> };

const defaultSize = 100;

/** Offices whose administrators answer for a leak; a hotel or a station has an administrator too. */
const answering = ['DISTRICT_DEPARTMENT', 'PROVINCE_DEPARTMENT'];

/**
 * Whose data somebody read between two moments, within the organisations that the viewer administers. The question
 * is on record before it is answered.
 */
export async function dataReadBy({ viewer, database }: IdentityContext, given: Given): Promise<PeopleRead> {
  const askedById = viewer.citizenId;
  const offices = viewer.membershipsWith('identity:members').filter(({ kind }) => answering.includes(kind));
  const [office] = offices;
  if (!office || askedById === null) throw forbidden();
  const { reader, span, purpose } = read(given);
  const size = pageSize(given.first, defaultSize);
  const after = given.after === null ? null : placeOf(given.after);
  const store = new BreachQueryStore(database);
  await store.keep({
    id: randomUUID(),
    askedById,
    organizationId: office.organizationId,
    reader: `${reader.kind}:${reader.id}`,
    ...span,
    purpose,
  });
  const units = await unitsBelow(
    database,
    offices.map(({ organizationId }) => organizationId),
  );
  const rows = await store.people(reader, span, units, { after, take: size + 1 });
  const page = toPage(rows, size, ({ citizenId }) => [citizenId], { after: given.after, totalCount: 0 });
  let totals: Promise<Totals> | undefined;
  return {
    nodes: page.nodes,
    pageInfo: page.pageInfo,
    totals() {
      totals ??= store.totals(reader, span, units);
      return totals;
    },
  };
}

function read({ reader, span, purpose: given }: Given): { reader: Reader; span: Span; purpose: string } {
  const purpose = purposeOfLook(given);
  if (!(span.from < span.to)) throw badUserInput([fieldProblem('from', errors.SPAN_INVALID)]);
  const named: Reader[] = [];
  if (reader.citizenId && isUuid(reader.citizenId)) named.push({ kind: 'person', id: reader.citizenId });
  if (reader.clientId) named.push({ kind: 'client', id: reader.clientId });
  if (reader.organizationId && isUuid(reader.organizationId))
    named.push({ kind: 'organization', id: reader.organizationId });
  const [only, ...others] = named;
  if (!only || others.length > 0) throw badUserInput([fieldProblem('reader', errors.READER_NEEDED)]);
  return { reader: only, span, purpose };
}

function placeOf(after: string): string {
  const [citizenId] = decodeCursor(after, ['uuid']);
  return citizenId;
}
