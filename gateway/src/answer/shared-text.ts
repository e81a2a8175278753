import type { PlanRun } from '../plan-execution/plan-run.ts';

type Writer = { writeAnew(value: unknown, run: PlanRun): string | undefined };

/** What lies in several places of an answer is made into text once. */
export function writeOnce(writer: Writer, value: unknown, run: PlanRun): string | undefined {
  if (run.shared.size === 0 || !run.shared.has(value)) return writer.writeAnew(value, run);
  const known = run.shared.get(value);
  if (known?.writer === writer) return known.text;
  const text = writer.writeAnew(value, run);
  if (text !== undefined) run.shared.set(value, { writer, text });
  return text;
}
