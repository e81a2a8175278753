export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'One variable needs' : `${problems.length} variables need`;
    super(
      `${count} a change before this can start:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** Wrong configuration is not a crash: the operator gets the list of what to change, and no stack. */
export function exitOnEnvironmentError(error: unknown): void {
  if (!(error instanceof EnvironmentError)) return;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
