const weights = [7, 3, 1];

/** Check digit of ICAO 9303: digits count themselves, A to Z ten to 35, the filler nothing. */
export function checkDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += characterValue(text.charCodeAt(i)) * (weights[i % 3] ?? 0);
  return sum % 10;
}

/** A filler stands for the digit of an empty field only. */
export function holds(text: string, digit: string): boolean {
  if (digit === '<') return /^<*$/.test(text);
  return digit === String(checkDigit(text));
}

function characterValue(charCode: number): number {
  if (charCode >= 48 && charCode <= 57) return charCode - 48;
  if (charCode >= 65 && charCode <= 90) return charCode - 55;
  return 0;
}
