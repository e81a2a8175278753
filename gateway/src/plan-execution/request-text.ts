import { jsonText, stringText } from './json-text.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Two of them with one question ask the same, whatever their clients called their operations. */
export type SubgraphRequest = { body: string; question: string };

/** A request up to its variables: it is the same each time. */
export class RequestStart {
  private readonly body: string;
  private readonly question: string;

  constructor(operation: string, operationName: string | undefined) {
    const name = operationName === undefined ? '' : `,"operationName":${stringText(operationName)}`;
    this.body = `{"query":${stringText(operation)}${name},"variables":{`;
    this.question = `${withoutName(operation)}\n`;
  }

  with(variables: string): SubgraphRequest {
    return { body: `${this.body}${variables}}}`, question: `${this.question}${variables}` };
  }
}

/** The planner numbers its fetches in their names. */
export function withoutName(operation: string): string {
  return operation.replace(/^query\s+\w+/, 'query');
}

/** What a client gave for these variables, as members of an object. */
export function membersOf(names: readonly string[], variables: Variables): string {
  let text = '';
  for (const name of names) {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) continue;
    text += `${text === '' ? '' : ','}${stringText(name)}:${jsonText(value)}`;
  }
  return text;
}
