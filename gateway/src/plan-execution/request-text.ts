import { jsonText, stringText } from './json-text.ts';

type Variables = Readonly<Record<string, unknown>>;

/** The text of a request up to its variables: it is the same each time. */
export function requestStart(operation: string, operationName: string | undefined): string {
  const name = operationName === undefined ? '' : `,"operationName":${stringText(operationName)}`;
  return `{"query":${stringText(operation)}${name},"variables":{`;
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
