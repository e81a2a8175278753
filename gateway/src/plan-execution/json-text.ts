const longest = 48;
const quote = 34;
const backslash = 92;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

/** A string as JSON. Most are short and need no escape: looking at them is quicker than calling JSON.stringify. */
export function stringText(value: string): string {
  if (value.length > longest) return JSON.stringify(value);
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (
      code < 32 ||
      code === quote ||
      code === backslash ||
      (code >= firstSurrogate && code <= lastSurrogate)
    )
      return JSON.stringify(value);
  }
  return `"${value}"`;
}

export function jsonText(value: unknown): string {
  if (typeof value === 'string') return stringText(value);
  return JSON.stringify(value) ?? 'null';
}
