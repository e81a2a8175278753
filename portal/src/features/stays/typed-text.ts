import { islandDay } from './island-time.ts';

/** What people type for days and clocks, read as generously as it is plain. */

const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function realDay(year: number, month: number, day: number): string | null {
  if (year < 1850 || year > 2200) return null;
  const last = lastDays[month - 1];
  if (last === undefined || day < 1 || day > last) return null;
  if (month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return null;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** 24/12/1990, 24.12.1990, 24 12 1990, 24121990 or 1990-12-24; null when it is no day. */
export function readDay(text: string): string | null {
  const parts = text.trim().split(/[\s./-]+/);
  if (parts.some((part) => !/^\d+$/.test(part))) return null;
  const [a = '', b = '', c = ''] = parts;
  if (parts.length === 1 && a.length === 8) {
    return realDay(Number(a.slice(4)), Number(a.slice(2, 4)), Number(a.slice(0, 2)));
  }
  if (parts.length !== 3) return null;
  if (a.length === 4) return realDay(Number(a), Number(b), Number(c));
  return c.length === 4 ? realDay(Number(c), Number(b), Number(a)) : null;
}

const longestLife = 110;

/** 4/5/90 of someone alive: only one century will do, or, as for 4/5/20, none is taken. */
function birthOfShortYear(text: string, today: string): string | null {
  const [, start, year] = /^(\s*\d{1,2}[\s./-]+\d{1,2}[\s./-]+)(\d{2})\s*$/.exec(text) ?? [];
  const earliest = `${Number(today.slice(0, 4)) - longestLife}${today.slice(4)}`;
  const days = ['19', '20']
    .map((century) => readDay(`${start}${century}${year}`))
    .filter((day) => day !== null && day >= earliest && day <= today);
  return days.length === 1 ? (days[0] ?? null) : null;
}

/** Some documents give only the year of birth. */
export function readBirth(
  text: string,
  today = islandDay(new Date()),
): { day: string; precision: 'DAY' | 'YEAR' } | null {
  const year = /^\s*(\d{4})\s*$/.exec(text)?.[1];
  const day = year ? realDay(Number(year), 1, 1) : (readDay(text) ?? birthOfShortYear(text, today));
  return day === null ? null : { day, precision: year ? 'YEAR' : 'DAY' };
}

/** 14:30, 14h30, 14.30, 1430, 14h; null when it is no time of the day. */
export function readClock(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*[:.h\s]\s*(\d{2})?)?$|^(\d{2})(\d{2})$/i.exec(text.trim());
  if (!match) return null;
  const hour = Number(match[1] ?? match[3]);
  const minute = Number(match[2] ?? match[4] ?? 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 1990-12-24 as it is typed: 24/12/1990. */
export function typedDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** Without marks and capitals, so that “han quoc” finds “Hàn Quốc”. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
