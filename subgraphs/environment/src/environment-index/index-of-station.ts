import type { Station } from '../station/station.type.ts';
import { bandOf } from './aqi-band.ts';
import type { EnvironmentIndex } from './environment-index.type.ts';
import { missingReasons } from './missing-reason.ts';
import { type AqiHour, aqiOfHour, aqiParameters, type SubIndex } from './vn-aqi.ts';
import { wqiGroups, wqiParts } from './vn-wqi.ts';

export type HourMean = { parameterCode: string; hour: Date; mean: number };

const hourMs = 3_600_000;
const nowcastHours = 12;
/** An index of longer ago says nothing about now. */
export const freshHours = 3;
/** How far back an index looks: twelve hours before the oldest hour that is still fresh. */
export const lookBackHours = freshHours + nowcastHours;

/** The index of the newest measured hour; null when the last hours say nothing. `hours` holds well covered hours only. */
export function indexOfStation(
  station: Pick<Station, 'kind'> & { parameterCodes: readonly string[] },
  hours: readonly HourMean[],
  now: Date,
): EnvironmentIndex | null {
  const isAir = station.kind === 'AIR';
  const deciding = isAir ? hours.filter((one) => aqiParameters.includes(one.parameterCode)) : hours;
  const newest = Math.max(...deciding.map(({ hour }) => hour.getTime()));
  const freshSince = now.getTime() - freshHours * hourMs;
  if (newest < freshSince) return null;
  return isAir
    ? airIndex(aqiOfHour(meansBefore(deciding, newest)), new Date(newest))
    : waterIndex(
        station.parameterCodes,
        hours.filter(({ hour }) => hour.getTime() >= freshSince),
        new Date(newest),
      );
}

/** By parameter: the means of the twelve hours that end with the newest, which comes first. */
function meansBefore(hours: readonly HourMean[], newest: number): Map<string, (number | null)[]> {
  const means = new Map<string, (number | null)[]>();
  for (const { parameterCode, hour, mean } of hours) {
    const age = Math.round((newest - hour.getTime()) / hourMs);
    const ofParameter = means.get(parameterCode) ?? Array<number | null>(nowcastHours).fill(null);
    if (age < nowcastHours) ofParameter[age] = mean;
    means.set(parameterCode, ofParameter);
  }
  return means;
}

function airIndex({ parts, dominant, missing }: AqiHour, at: Date): EnvironmentIndex {
  const band = dominant && bandOf(dominant.value);
  return {
    kind: 'VN_AQI',
    value: dominant?.value ?? null,
    band: band && { code: band.code, name: band.name, color: band.color },
    missing: missing && missingReasons[missing],
    dominantCode: dominant?.parameter ?? null,
    parts: parts.map(toPart),
    at,
    advice: band
      ? [
          { group: 'EVERYONE', text: band.everyone },
          { group: 'SENSITIVE', text: band.sensitive },
        ]
      : [],
  };
}

/** No station measures enough groups for VN_WQI: what single parameters say is answered, and why there is no more. */
function waterIndex(
  parameterCodes: readonly string[],
  hours: readonly HourMean[],
  at: Date,
): EnvironmentIndex {
  const oldestFirst = hours.toSorted((a, b) => a.hour.getTime() - b.hour.getTime());
  const values = new Map(oldestFirst.map(({ parameterCode, mean }) => [parameterCode, mean]));
  return {
    kind: 'VN_WQI',
    value: null,
    band: null,
    missing: missingReasons.TOO_FEW_GROUPS({
      ...wqiGroups(parameterCodes),
      lacksTemperature: parameterCodes.includes('DO') && !parameterCodes.includes('TEMPERATURE'),
    }),
    dominantCode: null,
    parts: wqiParts(values).map(toPart),
    at,
    advice: [],
  };
}

function toPart({ parameter, value }: SubIndex) {
  return { parameterCode: parameter, value };
}
