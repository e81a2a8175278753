import { type ErrorCode, errorCodes } from './error-code.ts';
import { type Localized, type RegisteredError, registeredErrors } from './error-registry.ts';

/**
 * docs/errors.md, from whatever errors the importing program has loaded: import every service's definitions
 * before. The order depends on nothing but the definitions.
 */
export function errorReference(): string {
  const registered = registeredErrors();
  const sections = errorCodes
    .map((category) =>
      section(
        category,
        registered.filter((error) => error.category === category),
      ),
    )
    .filter((text) => text !== '');
  return `${introduction}\n${sections.join('\n')}`;
}

const introduction = `# Errors

<!-- Generated from the definitions in the code. Change them there, then run \`npm run generate\`. -->

A field that fails answers \`null\` and an entry in \`errors\`. Its \`extensions.code\` is one of the headings below:
switch on that. \`extensions.reason\` or, for input, \`extensions.fields[].code\` is one of the codes in the tables and
says more. Messages are for people: Vietnamese, or English if \`Accept-Language\` prefers it. They may change; codes
do not. \`RATE_LIMITED\` carries \`extensions.retryAfterSeconds\`, \`INTERNAL\` carries \`extensions.requestId\`.
`;

function section(category: ErrorCode, errors: RegisteredError[]): string {
  if (errors.length === 0) return '';
  const rows = errors.map((error) =>
    row(`\`${error.code}\``, error.owner, error.description, messagesOf(error), error.since),
  );
  return [
    `## ${category}`,
    '',
    row('Code', 'From', 'When', 'Message', 'Since'),
    row('---', '---', '---', '---', '---'),
    ...rows,
    '',
  ].join('\n');
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function messagesOf(error: RegisteredError): string {
  const write = error.message as (parameters: unknown) => Localized;
  const { vi, en } = write(error.example ?? placeholders);
  return `${vi}<br>${en}`;
}

/** Stands for the parameters of a message: each appears in the text by its name, `{maximum}`. */
const placeholders: unknown = new Proxy(
  {},
  { get: (_target, name) => (typeof name === 'string' ? placeholder(name) : undefined) },
);

function placeholder(name: string): unknown {
  // Whatever is asked of it, or called on it, is again itself, until it is put into a text.
  const itself: unknown = new Proxy(() => undefined, {
    get: (_target, key) => (key === Symbol.toPrimitive ? () => `{${name}}` : itself),
    apply: () => itself,
  });
  return itself;
}
