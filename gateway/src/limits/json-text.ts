const deepestJson = 64;

/**
 * Looks at a JSON text before it is parsed. One that is nested more deeply than any request attacks the stack of whoever
 * walks it. One with a key twice means different things to different readers, and `__proto__` is no name for data.
 */
export function isSoundJson(text: string): boolean {
  /** The keys of each object that is open; nothing for an array. */
  const open: (Set<string> | undefined)[] = [];
  let isKeyNext = false;
  for (let index = 0; index < text.length; index += 1) {
    switch (text[index]) {
      case '{':
      case '[':
        if (open.length === deepestJson) return false;
        isKeyNext = text[index] === '{';
        open.push(isKeyNext ? new Set() : undefined);
        break;
      case '}':
      case ']':
        open.pop();
        isKeyNext = false;
        break;
      case ',':
        isKeyNext = open.at(-1) !== undefined;
        break;
      case '"': {
        const end = endOfString(text, index);
        if (isKeyNext && !isNewKey(text.slice(index, end + 1), open.at(-1))) return false;
        isKeyNext = false;
        index = end;
      }
    }
  }
  return true;
}

/** `"a"` and `"\u0061"` are one key. */
function isNewKey(literal: string, known: Set<string> | undefined): boolean {
  const key = literal.includes('\\') ? parsed(literal) : literal.slice(1, -1);
  if (key === undefined || key === '__proto__' || known?.has(key)) return false;
  known?.add(key);
  return true;
}

function parsed(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // No string of JSON: the text is not sound.
    return undefined;
  }
}

/** Where the string that begins here ends; the end of the text where it does not. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let slashes = 0;
  while (text[index - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}
