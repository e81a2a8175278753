import type { PlanRun } from '../plan-execution/plan-run.ts';
import type { JsonBytes } from './json-bytes.ts';

type Writer = { writeAnew(value: unknown, run: PlanRun, json: JsonBytes): boolean };

/** What lies in several places of an answer is made into text once, and copied from there. */
export function writeOnce(writer: Writer, value: unknown, run: PlanRun, json: JsonBytes): boolean {
  const known = run.shared.size === 0 ? undefined : run.shared.get(value);
  if (!known) return writer.writeAnew(value, run, json);
  if (known.writer === writer) {
    json.repeat(known.start, known.end);
    return true;
  }
  const start = json.length;
  if (!writer.writeAnew(value, run, json)) return false;
  known.writer = writer;
  known.start = start;
  known.end = json.length;
  return true;
}
