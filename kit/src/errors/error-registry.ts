import type { ErrorCode } from './error-code.ts';
import type { Localized } from './localized.ts';

export type { Localized } from './localized.ts';

/** `params` is `never` here so that a definition may ask for any parameters of its own. */
export type ErrorDefinitionInput = {
  /** For the reference: when this is answered, and what the caller does about it. */
  description: string;
  /** The version that first answered it. */
  since: string;
  category: ErrorCode;
  message: (params: never) => Localized;
  /** Parameters for the reference, where a message does more with them than to put them into its text. */
  example?: unknown;
};

export type ErrorDefinition = ErrorDefinitionInput & { code: string };

export type RegisteredError = ErrorDefinition & { owner: string };

export type DefinedErrors<D extends Record<string, ErrorDefinitionInput>> = {
  [Code in keyof D]: D[Code] & { code: Code & string };
};

const registered = new Map<string, RegisteredError>();

/**
 * Every message that this project answers is defined here once, so that the reference page is complete by
 * construction. The key of a definition is its code. A code belongs to one owner: clients switch on it.
 */
export function defineErrors<D extends Record<string, ErrorDefinitionInput>>(
  owner: string,
  definitions: D,
): DefinedErrors<D> {
  const withCodes: Record<string, ErrorDefinition> = {};
  for (const [code, definition] of Object.entries(definitions)) {
    const known = registered.get(code);
    if (known && known.owner !== owner) {
      throw new Error(
        `The error ${code} of ${owner} is already defined by ${known.owner}: choose another code.`,
      );
    }
    const complete = { ...definition, code };
    registered.set(code, { ...complete, owner });
    withCodes[code] = complete;
  }
  return withCodes as DefinedErrors<D>;
}

export function registeredErrors(): RegisteredError[] {
  return [...registered.values()].sort(
    (a, b) => compare(a.owner, b.owner) || compare(a.category, b.category) || compare(a.code, b.code),
  );
}

// Not localeCompare: a generated page must not depend on the machine's language.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
