import type { Failure, Path, PlanRun } from '../plan-execution/plan-run.ts';
import type { Completion } from './completion.ts';
import type { JsonBytes } from './json-bytes.ts';

/** What a client gets for a value of one place of an operation. Neither method is called for a value that is null. */
export interface ValueShape {
  /** Writes the value. False if it is not as plain as hoped, and has to be completed. */
  write(value: unknown, run: PlanRun, json: JsonBytes): boolean;
  /** The value as a client gets it. Null, with an error where one is due, if it can't be given. */
  complete(value: unknown, completion: Completion, inherited: Failure | undefined): unknown;
  /** Follows the path of an error as far as the client asked, under the client's names. */
  locate(path: Path, value: unknown, found: (string | number)[]): void;
}
