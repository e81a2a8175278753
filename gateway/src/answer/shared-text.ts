import type { PlanRun } from '../plan-execution/plan-run.ts';

type Writer = { writeAnew(value: unknown, run: PlanRun): string | undefined };

/** What lies in several places of an answer is made into text once. */
export function writeOnce(writer: Writer, value: unknown, run: PlanRun): string | undefined {
  const known = run.shared.size === 0 ? undefined : run.shared.get(value);
  if (!known) return writer.writeAnew(value, run);
  if (known.writer === writer) return known.text;
  const text = writer.writeAnew(value, run);
  if (text !== undefined) {
    known.writer = writer;
    known.text = text;
  }
  return text;
}
