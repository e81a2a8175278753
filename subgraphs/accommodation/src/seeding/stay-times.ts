import type { Random } from '@city/kit/seed/random';
import { addDays, localDay, startOfLocalDay } from '@city/kit/time/vietnam-time';
import { declareBy } from '../stay/declare-by.ts';

const hourMs = 3_600_000;
const firstDepartureHour = 6.5;
const departureHours = 5.5;

/** When guests come, when hotels declare them and when they go, along the curve of the workload model. */
export class StayTimes {
  private readonly random: Random;
  private readonly hours: readonly (readonly [number, number])[];
  private readonly now: Date;

  constructor(random: Random, hourProfile: readonly number[], now: Date) {
    this.random = random;
    this.hours = hourProfile.map((share, hour) => [hour, share] as const);
    this.now = now;
  }

  /** Of a stay's nights, the part of which a guest is in house at this hour: in the evening all, at noon one less. */
  presence(nights: number): number {
    return nights - this.leftShare() + this.arrivedShare();
  }

  /**
   * How many nights ago a guest of so many nights arrived who is in house now: any night is as likely, except that
   * of today's arrivals only some have come yet, and of today's departures only some are still here.
   */
  nightsAgo(nights: number): number {
    const choices = Array.from({ length: nights + 1 }, (_, night) => [night, 1] as [number, number]);
    const [first, last] = [choices[0], choices[nights]];
    if (first) first[1] = this.arrivedShare();
    if (last) last[1] = 1 - this.leftShare();
    return this.random.weighted(choices);
  }

  arrival(day: string): Date {
    const hour = this.random.weighted(this.hours) + this.random.next();
    const arrivedAt = at(day, hour);
    return arrivedAt < this.now ? arrivedAt : at(day, this.hoursOfToday() * this.random.next());
  }

  /** Guests leave in the morning, nobody before arriving. */
  departure(day: string, arrivedAt: Date): Date {
    const leftAt = at(day, firstDepartureHour + departureHours * this.random.next());
    return leftAt > arrivedAt ? leftAt : new Date(arrivedAt.getTime() + hourMs);
  }

  /** 55 in a hundred at once, 42 with the evening's batch, three the next morning: too late. */
  declaration(arrivedAt: Date, nationality: string): { declaredAt: Date; declareBy: Date; late: boolean } {
    const deadline = declareBy({ nationality, arrivedAt });
    const declaredAt = this.declaredAt(arrivedAt, this.random.next());
    return { declaredAt, declareBy: deadline, late: declaredAt > deadline };
  }

  private arrivedShare(): number {
    const now = this.hoursOfToday();
    return this.hours.reduce((sum, [hour, share]) => sum + share * Math.min(1, Math.max(0, now - hour)), 0);
  }

  private leftShare(): number {
    return Math.min(1, Math.max(0, (this.hoursOfToday() - firstDepartureHour) / departureHours));
  }

  private hoursOfToday(): number {
    return (this.now.getTime() - startOfLocalDay(localDay(this.now)).getTime()) / hourMs;
  }

  private declaredAt(arrivedAt: Date, chance: number): Date {
    const atOnce = new Date(
      Math.min(arrivedAt.getTime() + hourMs * 0.3 * this.random.next(), this.now.getTime()),
    );
    const day = localDay(arrivedAt);
    const later =
      chance < 0.55
        ? atOnce
        : chance < 0.97
          ? at(day, 21 + 1.9 * this.random.next())
          : at(addDays(day, 1), 9 + 2 * this.random.next());
    return later > arrivedAt && later < this.now ? later : atOnce;
  }
}

function at(day: string, hour: number): Date {
  return new Date(startOfLocalDay(day).getTime() + Math.floor(hour * hourMs));
}
