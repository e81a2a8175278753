/** What went wrong with a part of an answer, in the words of the graph and in the reader's language. */
export type Problem = {
  code: string;
  /** More exact than the code, where the graph says it. */
  reason?: string;
  message: string;
  path: readonly (string | number)[];
  fields: readonly FieldProblem[];
};
export type FieldProblem = { field: string; code: string; message: string };

type GraphqlErrorLike = {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?: Record<string, unknown> | undefined;
};

export function toProblem(error: GraphqlErrorLike, language: 'vi' | 'en' = 'vi'): Problem {
  const { code, reason, fields } = error.extensions ?? {};
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    ...(typeof reason === 'string' && { reason }),
    message: error.message,
    path: error.path ?? [],
    fields: Array.isArray(fields) ? fields.flatMap((field) => toFieldProblem(field, language)) : [],
  };
}

function toFieldProblem(value: unknown, language: 'vi' | 'en'): FieldProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  const { field, code, message } = value as Record<string, unknown>;
  if (typeof field !== 'string' || typeof code !== 'string') return [];
  const words =
    typeof message === 'object' && message !== null
      ? (message as Record<string, unknown>)[language]
      : message;
  return [{ field, code, message: typeof words === 'string' ? words : code }];
}

export const unreachable = (message: string): Problem => ({
  code: 'UPSTREAM_UNAVAILABLE',
  message,
  path: [],
  fields: [],
});
