export type DocumentSeed = {
  position: number;
  code: string;
  nameVi: string;
  nameEn: null;
  mandatory: boolean;
  originals: number;
  copies: number;
};

/**
 * "Tờ khai; Bản sao CCCD; Giấy ủy quyền (nếu có)" -> one entry each. Codes are GT01, GT02 … within the procedure
 * (giấy tờ, paper). Nobody has translated the names: English stays null.
 */
export function readDocuments(text: string): DocumentSeed[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((name, index) => ({
      position: index + 1,
      code: `GT${String(index + 1).padStart(2, '0')}`,
      nameVi: name,
      nameEn: null,
      // "(nếu …)" is how the catalogue says: only if you have it, or if it applies to you.
      mandatory: !/\(nếu /i.test(name),
      ...quantity(name),
    }));
}

/** "Bản sao …" asks for a copy; "02 bộ …", "(02 bản)" say how many; all else is one original. */
function quantity(name: string): { originals: number; copies: number } {
  const sets = Number(/(?:^|\()0?(\d)\s+(?:bộ|bản)(?=\s|\))/i.exec(name)?.[1] ?? 1);
  return /^bản sao\s/i.test(name) ? { originals: 0, copies: sets } : { originals: sets, copies: 0 };
}
