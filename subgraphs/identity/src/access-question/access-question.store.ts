import type { Queries } from '../database.ts';
import type { Prisma } from '../generated/prisma/client.ts';

export type AccessQuestionRow = Awaited<ReturnType<AccessQuestionStore['findOfRecords']>>[number];

type Place = { askedAt: Date; id: string };

export class AccessQuestionStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  findOfRecords(accessRecordIds: readonly string[]) {
    return this.#database.accessQuestion.findMany({
      where: { accessRecordId: { in: [...accessRecordIds] } },
    });
  }

  find(id: string) {
    return this.#database.accessQuestion.findUnique({ where: { id } });
  }

  /** False where there is one about this look already. */
  async add(row: Prisma.AccessQuestionCreateManyInput): Promise<boolean> {
    const { count } = await this.#database.accessQuestion.createMany({ data: [row], skipDuplicates: true });
    return count === 1;
  }

  /** False where somebody else was first. */
  async answer(
    id: string,
    answer: Pick<AccessQuestionRow, 'answerCipher' | 'answeredById'>,
  ): Promise<boolean> {
    const { count } = await this.#database.accessQuestion.updateMany({
      where: { id, answeredAt: null },
      data: { ...answer, answeredAt: new Date() },
    });
    return count === 1;
  }

  /** Of these organisations, the longest waiting first. */
  list(organizationIds: readonly string[], isAnswered: boolean, after: Place | null, take: number) {
    return this.#database.accessQuestion.findMany({
      where: {
        organizationId: { in: [...organizationIds] },
        answeredAt: isAnswered ? { not: null } : null,
        ...(after && {
          OR: [{ askedAt: { gt: after.askedAt } }, { askedAt: after.askedAt, id: { gt: after.id } }],
        }),
      },
      orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
      take,
    });
  }

  count(organizationIds: readonly string[], isAnswered: boolean): Promise<number> {
    return this.#database.accessQuestion.count({
      where: {
        organizationId: { in: [...organizationIds] },
        answeredAt: isAnswered ? { not: null } : null,
      },
    });
  }
}
