export const hourMs = 3_600_000;
const vietnamOffsetHours = 7;

export type Reading = { parameter: string; value: number; observedAt: Date };

/** The values of one hour by parameter; null is a gap. */
export type HourlyValues = Record<string, number | null>;
type HourAt = (hour: number) => HourlyValues;

/**
 * Which line of a file an hour (hours since 1970, UTC) is played from. A file is whole days, so the hour of the
 * day is that of the measurement, and the same hour is the same line whenever the simulator is started: what is
 * sent again replaces itself.
 */
export function lineOfHour(hour: number, lines: number): number {
  return (hour + vietnamOffsetHours) % lines;
}

export function replayOf<Hour extends HourlyValues>(hours: readonly Hour[]): HourAt {
  return (hour) => hours[lineOfHour(hour, hours.length)] ?? {};
}

/**
 * What a station shows at an instant. On the hour it is the line of the file. Between two hours it is on the
 * straight line between them: these interim readings are ours, made so that a page that listens sees something
 * move. Where one of the hours is a gap there is nothing in between either.
 */
export function readingsAt(instant: Date, hourAt: HourAt): Reading[] {
  const exact = instant.getTime() / hourMs;
  const hour = Math.floor(exact);
  const share = exact - hour;
  const from = hourAt(hour);
  const to = share === 0 ? from : hourAt(hour + 1);
  return Object.entries(from).flatMap(([parameter, start]) => {
    const end = to[parameter];
    if (start === null || end === null || end === undefined) return [];
    const value = start + (end - start) * share;
    return [{ parameter, value: Number(value.toFixed(2)), observedAt: instant }];
  });
}

/** The instants of a grid of `stepMs` after `since` up to `until`. */
export function instantsBetween(since: Date, until: Date, stepMs: number): Date[] {
  const instants: Date[] = [];
  for (let at = (Math.floor(since.getTime() / stepMs) + 1) * stepMs; at <= until.getTime(); at += stepMs) {
    instants.push(new Date(at));
  }
  return instants;
}
