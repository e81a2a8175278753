import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type Step, stepOrigin } from './step.ts';

export type SeriesOf = { stationId: string; parameterCode: string };

export type SeriesRow = {
  position: number;
  at: Date;
  mean: number;
  minimum: number;
  maximum: number;
  count: number;
};

/** Whole steps from `from` to `to` of several stations and parameters at once; steps without a valid value are left out. */
export async function findSeries(
  database: Queries,
  asked: readonly SeriesOf[],
  { from, to, step }: { from: Date; to: Date; step: Step },
): Promise<SeriesRow[]> {
  const isRolledUp = step.kind === 'month' || step.seconds >= 3_600;
  const at = isRolledUp ? Prisma.sql`source.hour` : Prisma.sql`source.observed_at`;
  const figures = isRolledUp
    ? Prisma.sql`sum(source.sum) / sum(source.count) as mean, min(source.minimum) as minimum,
                 max(source.maximum) as maximum, sum(source.count)::int as count
            from asked join measurement_hour source using (station_id, parameter_code)`
    : Prisma.sql`avg(source.value) as mean, min(source.value) as minimum,
                 max(source.value) as maximum, count(*)::int as count
            from asked join measurement source using (station_id, parameter_code)`;
  const isValid = isRolledUp ? Prisma.empty : Prisma.sql`and source.quality = 'VALID'`;
  return database.$queryRaw<SeriesRow[]>`
    with asked as (
      select * from unnest(
        ${asked.map((one) => one.stationId)}::uuid[], ${asked.map((one) => one.parameterCode)}::text[]
      ) with ordinality as asked (station_id, parameter_code, position)
    )
    select asked.position::int - 1 as position, ${startOf(step, at)} as at, ${figures}
     where ${at} >= ${from.toISOString()}::timestamptz and ${at} < ${to.toISOString()}::timestamptz ${isValid}
     group by 1, 2
     order by 1, 2`;
}

function startOf(step: Step, at: Prisma.Sql): Prisma.Sql {
  if (step.kind === 'month') return Prisma.sql`date_trunc('month', ${at}, 'Asia/Ho_Chi_Minh')`;
  return Prisma.sql`date_bin(make_interval(secs => ${step.seconds}), ${at}, ${stepOrigin.toISOString()}::timestamptz)`;
}
