import { badUserInput, type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import { measurementErrors } from '../measurement/measurement.errors.ts';
import { seriesErrors } from './series.errors.ts';
import type { SeriesRow } from './series.store.ts';
import type { SeriesPoint } from './series.type.ts';
import { countSteps, nextStep, parseStep, type Step, stepStart } from './step.ts';

const maximumPoints = 2_000;

export type SeriesRange = { from: Date; to: Date; step: Step };

type AskedSeries = {
  station: { code: string };
  parameter: string;
  measured: readonly string[];
  from: Date;
  to: Date;
  step: string;
};

/** The range in whole steps, or everything that is wrong with the question at once. */
export function checkSeries(asked: AskedSeries): SeriesRange {
  const problems: FieldProblem[] = [];
  if (!asked.measured.includes(asked.parameter)) {
    const names = { code: asked.parameter, station: asked.station.code };
    problems.push(fieldProblem('parameter', measurementErrors.PARAMETER_NOT_MEASURED, names));
  }
  const step = parseStep(asked.step);
  if (!step) problems.push(fieldProblem('step', seriesErrors.STEP_INVALID));
  if (asked.from >= asked.to) problems.push(fieldProblem('to', seriesErrors.RANGE_EMPTY));
  if (!step || problems.length > 0) throw badUserInput(problems);

  const points = countSteps(step, asked.from, asked.to);
  if (points > maximumPoints) {
    const size = { points, maximum: maximumPoints };
    throw badUserInput([fieldProblem('step', seriesErrors.TOO_MANY_POINTS, size)]);
  }
  // Each point stands for its whole step, whatever the question cuts off: the same point never has two values.
  const lastStart = stepStart(step, new Date(asked.to.getTime() - 1));
  return { from: stepStart(step, asked.from), to: nextStep(step, lastStart), step };
}

export function toPoint(row: SeriesRow, step: Step, intervalMinutes: number): SeriesPoint {
  const lengthMs = nextStep(step, row.at).getTime() - row.at.getTime();
  const expected = Math.max(1, lengthMs / (intervalMinutes * 60_000));
  const { at, mean, minimum, maximum, count } = row;
  return { at, mean, minimum, maximum, count, coverage: Math.min(1, count / expected) };
}
