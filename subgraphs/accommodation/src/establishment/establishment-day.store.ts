import { bulkRows } from '../bulk-rows.ts';
import { Prisma } from '../generated/prisma/client.ts';

type Counts = {
  arrivals: number;
  foreignArrivals: number;
  departures: number;
  foreignDepartures: number;
  declarations: number;
  lateDeclarations: number;
};

export type DayChange = Counts & {
  establishmentId: string;
  commune: string;
  day: string;
  lastDeclaredAt: Date | null;
};

type Place = { establishmentId: string; commune: string };

/** What a transaction adds to the days of establishments, gathered so that each row is written once. */
export class DayChanges {
  private readonly changes = new Map<string, DayChange>();

  of({ establishmentId, commune }: Place, day: string): DayChange {
    const key = `${day} ${establishmentId}`;
    let change = this.changes.get(key);
    if (!change) {
      change = { ...noCounts, establishmentId, commune, day, lastDeclaredAt: null };
      this.changes.set(key, change);
    }
    return change;
  }

  get all(): DayChange[] {
    return [...this.changes.values()];
  }
}

const noCounts: Counts = {
  arrivals: 0,
  foreignArrivals: 0,
  departures: 0,
  foreignDepartures: 0,
  declarations: 0,
  lateDeclarations: 0,
};

/** Rows are written in the same order by every transaction, so that two of them cannot wait for each other. */
export function daysAddition(changes: DayChanges): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO establishment_day AS d
    SELECT * FROM jsonb_populate_recordset(NULL::establishment_day, ${bulkRows(changes.all)}::jsonb)
    ORDER BY day, establishment_id
    ON CONFLICT (day, establishment_id) DO UPDATE SET
      arrivals = d.arrivals + excluded.arrivals,
      foreign_arrivals = d.foreign_arrivals + excluded.foreign_arrivals,
      departures = d.departures + excluded.departures,
      foreign_departures = d.foreign_departures + excluded.foreign_departures,
      declarations = d.declarations + excluded.declarations,
      late_declarations = d.late_declarations + excluded.late_declarations,
      last_declared_at = greatest(d.last_declared_at, excluded.last_declared_at)`;
}
