import type { Queries } from '../database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { DataRequestKind, DataRequestStatus } from '../generated/prisma/enums.ts';

export type DataRequestRow = NonNullable<Awaited<ReturnType<DataRequestStore['find']>>>;

type Place = { completeBy: Date; id: string };

export class DataRequestStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  find(id: string) {
    return this.#database.dataRequest.findUnique({ where: { id } });
  }

  /** Newest first. */
  listOf(citizenId: string): Promise<DataRequestRow[]> {
    return this.#database.dataRequest.findMany({
      where: { citizenId },
      orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
      take: 100,
    });
  }

  async hasOpen(citizenId: string, kind: DataRequestKind): Promise<boolean> {
    return (await this.#database.dataRequest.count({ where: { citizenId, kind, status: 'RECEIVED' } })) > 0;
  }

  add(row: Prisma.DataRequestCreateManyInput): Promise<DataRequestRow> {
    return this.#database.dataRequest.create({ data: row });
  }

  /** False where it has been decided already. */
  async decide(
    id: string,
    decision: Prisma.DataRequestUpdateManyMutationInput & { status: 'FULFILLED' | 'REFUSED' },
  ): Promise<boolean> {
    const { count } = await this.#database.dataRequest.updateMany({
      where: { id, status: 'RECEIVED' },
      data: { ...decision, decidedAt: new Date() },
    });
    return count === 1;
  }

  /** The officers' queue: what is due first comes first. Copies of data are made by themselves. */
  list(status: DataRequestStatus, after: Place | null, take: number): Promise<DataRequestRow[]> {
    return this.#database.dataRequest.findMany({
      where: {
        status,
        kind: { not: 'EXPORT' },
        ...(after && {
          OR: [
            { completeBy: { gt: after.completeBy } },
            { completeBy: after.completeBy, id: { gt: after.id } },
          ],
        }),
      },
      orderBy: [{ completeBy: 'asc' }, { id: 'asc' }],
      take,
    });
  }

  count(status: DataRequestStatus): Promise<number> {
    return this.#database.dataRequest.count({ where: { status, kind: { not: 'EXPORT' } } });
  }
}
