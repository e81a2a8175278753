const linesOfDocument = (firstLine: string): number => {
  if (firstLine.length >= 72) return 1;
  return firstLine.length === 30 ? 3 : 2;
};

/**
 * The lines of one document each, from whatever was pasted: several passports below each other, with spaces that a
 * reader put in, with or without empty lines between. What the lines say is read by the graph.
 */
export function splitDocuments(pasted: string): string[] {
  return pasted
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.replace(/\s/g, '').toUpperCase())
        .filter((line) => line !== ''),
    )
    .flatMap(documentsOf);
}

function documentsOf(lines: readonly string[]): string[] {
  const documents: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const count = linesOfDocument(lines[at] ?? '');
    documents.push(lines.slice(at, at + count).join('\n'));
    at += count;
  }
  return documents;
}
