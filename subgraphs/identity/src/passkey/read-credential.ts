/** What the browser's `credential.toJSON()` gave, as text; null for what is no JSON. */
export function readCredential(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
