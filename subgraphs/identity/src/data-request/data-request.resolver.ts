import type { Page } from '@city/kit/paging/keyset';
import { isUuid } from '@city/kit/text/is-uuid';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import { DataRequestKind, DataRequestStatus } from '../generated/prisma/enums.ts';
import { heldValue } from './correction.ts';
import type { DataRequestRow } from './data-request.store.ts';
import { DataRequestStore } from './data-request.store.ts';
import {
  CorrectableField,
  DataDownload,
  DataRequest,
  DataRequestConnection,
  DataRequestPart,
} from './data-request.type.ts';
import { openDetail, openOutcome } from './data-request-content.ts';
import { requireDataOfficer, requirePerson } from './data-rights.policy.ts';
import { decideDataRequest } from './decide-data-request.ts';
import { disclosed } from './disclosed.ts';
import { listDataRequests } from './list-data-requests.ts';
import { makeDataRequest } from './make-data-request.ts';

const officers = '@requiresScopes(scopes: [["identity:verify"]])';

@Resolver(() => DataRequest)
export class DataRequestResolver {
  @Query(() => [DataRequest], { description: 'What I asked for under the data law, newest first.' })
  @Directive('@authenticated')
  myDataRequests(@Ctx() { viewer, database }: IdentityContext): Promise<DataRequestRow[]> {
    return new DataRequestStore(database).listOf(requirePerson(viewer));
  }

  @Query(() => DataRequestConnection, {
    description: 'What people ask for under the data law, due first; for the government’s officers.',
  })
  @Directive(officers)
  dataRequests(
    @Arg('status', () => DataRequestStatus, { defaultValue: DataRequestStatus.RECEIVED })
    status: DataRequestStatus,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { viewer, database }: IdentityContext,
  ): Promise<Page<DataRequestRow>> {
    requireDataOfficer(viewer);
    return listDataRequests(database, { status, first, after: after ?? null });
  }

  @Query(() => DataRequest, {
    nullable: true,
    description: 'One of `dataRequests`, for the government’s officers; null when there is none of this id.',
  })
  @Directive(officers)
  async dataRequest(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer, database }: IdentityContext,
  ): Promise<DataRequestRow | null> {
    requireDataOfficer(viewer);
    const request = isUuid(id) ? await new DataRequestStore(database).find(id) : null;
    return request?.kind === 'EXPORT' ? null : request;
  }

  @Mutation(() => DataRequest, {
    description:
      'A copy of everything that is held about me, as PDF and JSON in `DataRequest.downloads` once it is FULFILLED, which takes seconds to minutes. One open request of a kind at a time (REQUEST_OPEN).',
  })
  @Directive('@authenticated')
  requestDataExport(@Ctx() context: IdentityContext): Promise<DataRequestRow> {
    return makeDataRequest(context, requirePerson(context.viewer), { kind: DataRequestKind.EXPORT });
  }

  @Mutation(() => DataRequest, {
    description:
      'That one field of my record is put right; an officer decides. The value is read as the field is (CORRECTION_INVALID), the reason has 5 to 1,000 characters (DATA_REASON_MISSING).',
  })
  @Directive('@authenticated')
  requestDataCorrection(
    @Arg('field', () => CorrectableField) field: keyof typeof CorrectableField,
    @Arg('value', () => String) value: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: IdentityContext,
  ): Promise<DataRequestRow> {
    const citizenId = requirePerson(context.viewer);
    return makeDataRequest(context, citizenId, { kind: 'CORRECTION', reason, correction: { field, value } });
  }

  @Mutation(() => DataRequest, {
    description:
      'That my data is used for nothing but what the law demands, or, with `isLifted`, that this ends. The reason has 5 to 1,000 characters (DATA_REASON_MISSING).',
  })
  @Directive('@authenticated')
  requestDataRestriction(
    @Arg('reason', () => String) reason: string,
    @Arg('isLifted', () => Boolean, { defaultValue: false }) isLifted: boolean,
    @Ctx() context: IdentityContext,
  ): Promise<DataRequestRow> {
    const citizenId = requirePerson(context.viewer);
    return makeDataRequest(context, citizenId, { kind: 'RESTRICTION', reason, isLifted });
  }

  @Mutation(() => DataRequest, {
    description:
      'That what no law keeps is erased; `DataRequest.parts` says what was and what was not. The reason has 5 to 1,000 characters (DATA_REASON_MISSING).',
  })
  @Directive('@authenticated')
  requestDataErasure(
    @Arg('reason', () => String) reason: string,
    @Ctx() context: IdentityContext,
  ): Promise<DataRequestRow> {
    return makeDataRequest(context, requirePerson(context.viewer), { kind: 'ERASURE', reason });
  }

  @Mutation(() => DataRequest, {
    description:
      'An officer fulfils or refuses, once (REQUEST_DECIDED). A refusal says why, in 5 to 2,000 characters of `note` (DATA_REASON_MISSING).',
  })
  @Directive(officers)
  decideDataRequest(
    @Arg('id', () => ID) id: string,
    @Arg('isFulfilled', () => Boolean) isFulfilled: boolean,
    @Arg('note', () => String, { nullable: true }) note: string | null | undefined,
    @Ctx() context: IdentityContext,
  ): Promise<DataRequestRow> {
    requireDataOfficer(context.viewer);
    return decideDataRequest(context, { id, isFulfilled, note: note ?? null });
  }

  @FieldResolver()
  answerBy(@Root() { answerBy }: DataRequestRow): string {
    return answerBy.toISOString().slice(0, 10);
  }

  @FieldResolver()
  completeBy(@Root() { completeBy }: DataRequestRow): string {
    return completeBy.toISOString().slice(0, 10);
  }

  @FieldResolver(() => String, { nullable: true })
  reason(@Root() request: DataRequestRow, @Ctx() context: IdentityContext) {
    return disclosed(context, request, 'reason', openDetail(context.vault, request)?.reason);
  }

  @FieldResolver(() => CorrectableField, { nullable: true })
  correctedField(@Root() request: DataRequestRow, @Ctx() context: IdentityContext) {
    const correction = openDetail(context.vault, request)?.correction;
    return disclosed(context, request, 'correctedField', correction?.field);
  }

  @FieldResolver(() => String, { nullable: true })
  correctedValue(@Root() request: DataRequestRow, @Ctx() context: IdentityContext) {
    const correction = openDetail(context.vault, request)?.correction;
    return disclosed(context, request, 'correctedValue', correction?.value);
  }

  @FieldResolver(() => String, { nullable: true })
  async heldValue(@Root() request: DataRequestRow, @Ctx() context: IdentityContext): Promise<string | null> {
    const { vault, loaders } = context;
    const field = openDetail(vault, request)?.correction?.field;
    if (!field || request.status !== 'RECEIVED') return null;
    await disclosed(context, request, 'heldValue', field);
    const citizen = await loaders.citizens.load(request.citizenId);
    return citizen && heldValue(vault, citizen, field);
  }

  @FieldResolver(() => Boolean)
  isLifted(@Root() request: DataRequestRow, @Ctx() { vault }: IdentityContext): boolean {
    return openDetail(vault, request)?.isLifted ?? false;
  }

  @FieldResolver(() => String, { nullable: true })
  note(@Root() request: DataRequestRow, @Ctx() context: IdentityContext) {
    return disclosed(context, request, 'note', openOutcome(context.vault, request)?.note);
  }

  @FieldResolver(() => [DataRequestPart])
  async parts(
    @Root() request: DataRequestRow,
    @Ctx() context: IdentityContext,
  ): Promise<readonly DataRequestPart[]> {
    return (await disclosed(context, request, 'parts', openOutcome(context.vault, request)?.parts)) ?? [];
  }

  @FieldResolver(() => [DataDownload])
  downloads(@Root() request: DataRequestRow, @Ctx() { viewer, addresses }: IdentityContext): DataDownload[] {
    const { citizenId, pdfKey, pdfSize, jsonKey, jsonSize, filesUntil } = request;
    const isReady = filesUntil !== null && filesUntil > new Date();
    if (citizenId !== viewer.citizenId || !isReady || !pdfKey || !pdfSize || !jsonKey || !jsonSize) return [];
    const day = request.requestedAt.toISOString().slice(0, 10);
    const pdf = {
      key: pdfKey,
      size: pdfSize,
      mediaType: 'application/pdf',
      fileName: `du-lieu-${day}.pdf`,
    } as const;
    const json = {
      key: jsonKey,
      size: jsonSize,
      mediaType: 'application/json',
      fileName: `du-lieu-${day}.json`,
    } as const;
    return [
      { format: 'pdf', url: addresses.forDownload(pdf).url, sizeBytes: pdfSize },
      { format: 'json', url: addresses.forDownload(json).url, sizeBytes: jsonSize },
    ];
  }

  @FieldResolver(() => Citizen)
  citizen(@Root() { citizenId }: DataRequestRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.citizens.load(citizenId);
  }
}
