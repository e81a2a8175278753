import { createRandom, type Random } from '@city/kit/seed/random';
import { localDay, startOfLocalDay } from '@city/kit/time/vietnam-time';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const deadlineHour = 23;
const lastHourForEvening = 22;

/**
 * When the desk gets to declaring an arrival: 55 % at check-in, 42 % in the evening with all others of the day,
 * 3 % when the law's hour has passed. Who arrives late in the evening is declared at once.
 */
export function declareAt(establishmentCode: string, arrivedAt: Date, now: Date, random: Random): Date {
  const day = localDay(arrivedAt);
  const midnight = startOfLocalDay(day).getTime();
  const atOnce = now;
  if (arrivedAt.getTime() >= midnight + lastHourForEvening * hourMs) return atOnce;
  return random.weighted<() => Date>([
    [() => atOnce, 55],
    [() => new Date(midnight + eveningMinute(establishmentCode, day) * minuteMs), 42],
    [() => new Date(midnight + deadlineHour * hourMs + random.integer(5, 150) * minuteMs), 3],
  ])();
}

/** Each desk has its minute of the evening, from 20:00 to 22:50, so that its batch goes out as one. */
function eveningMinute(establishmentCode: string, day: string): number {
  return createRandom(`evening ${establishmentCode} ${day}`).integer(20 * 60, 22 * 60 + 50);
}

/** At twice the speed what is an hour away comes in half an hour. */
export function quickened(instant: Date, now: Date, speed: number): Date {
  return new Date(now.getTime() + Math.max(0, instant.getTime() - now.getTime()) / speed);
}
