type LockedText = (time: string, minutes: number) => string;

const minuteMs = 60_000;

/** When to try again, as the clock on the wall says it: the next whole minute, so that the promise holds. */
export function lockText(
  until: Date,
  text: LockedText,
  now: Date,
): { message: string; retryAfterSeconds: number } {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / minuteMs));
  const nextMinute = new Date(Math.ceil(until.getTime() / minuteMs) * minuteMs);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
  }).format(nextMinute);
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return { message: text(time, minutes), retryAfterSeconds: seconds };
}
