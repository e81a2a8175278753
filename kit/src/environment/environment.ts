import { z } from 'zod';
import { EnvironmentError } from './environment-error.ts';

export { EnvironmentError, exitOnEnvironmentError } from './environment-error.ts';

/**
 * Reads what a service needs from its environment and names everything that is wrong with it at once; `misfits` are
 * mistakes that no variable shows alone, each as "NAME: what is wrong".
 */
export function readEnvironment<S extends z.ZodRawShape>(
  shape: S,
  source: NodeJS.ProcessEnv = process.env,
  misfits: (given: NodeJS.ProcessEnv) => string[] = () => [],
): z.infer<z.ZodObject<S>> {
  // A variable that is set to nothing (`PORT=`) is meant as not set.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const read = z.object(shape).safeParse(given);
  const issues = read.error?.issues ?? [];
  const problems = [
    ...issues.map((issue) => {
      const name = issue.path.join('.');
      return `${name}: ${issue.message}, got ${describe(name, given[name])}`;
    }),
    ...misfits(given),
  ];
  if (read.success && problems.length === 0) return read.data;
  throw new EnvironmentError(problems);
}

const sensitiveName = /SECRET|PASSWORD|KEY|TOKEN/;

/** What was given, as far as it may be shown in a terminal or a log. */
function describe(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  if (sensitiveName.test(name)) return `${value.length} characters`;
  return `'${value.replace(/:\/\/.*@/, '://…@')}'`;
}
