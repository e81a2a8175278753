import type { Database } from '../database.ts';

export type NewAccessRecord = {
  citizenId: string;
  accessedById: string | null;
  accessedByClientId: string | null;
  organizationId: string | null;
  fields: string[];
  purpose: string | null;
  requestId: string | null;
};

export class AccessRecordStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async keep(records: NewAccessRecord[]): Promise<void> {
    await this.#database.accessRecord.createMany({ data: records });
  }
}
