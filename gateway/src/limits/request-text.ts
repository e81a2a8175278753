import { badUserInput, type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import { gatewayErrors } from '../errors/gateway.errors.ts';

const nullEscape = /\\u(0000|\{0+\})/i;

/** Refuses text that no database keeps and no reader sees: U+0000 and halves of characters. */
export function checkText(query: string, variables: Record<string, unknown>): void {
  const problems: FieldProblem[] = [];
  const check = (value: unknown, place: string): void => {
    if (problems.length > 0) return;
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed())
        problems.push(fieldProblem(place, gatewayErrors.TEXT_INVALID));
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) check(item, `${place}[${index}]`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) check(item, `${place}.${key}`);
    }
  };
  if (nullEscape.test(query)) problems.push(fieldProblem('query', gatewayErrors.TEXT_INVALID));
  check(query, 'query');
  for (const [name, value] of Object.entries(variables)) check(value, name);
  if (problems.length > 0) throw badUserInput(problems);
}
