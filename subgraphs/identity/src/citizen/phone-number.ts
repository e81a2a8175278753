const mobile = /^\+84[35789]\d{8}$/;

/** Mobile numbers had eleven digits until 2018; people still write them. */
const formerPrefixes: Readonly<Record<string, string>> = {
  120: '70',
  121: '79',
  122: '77',
  123: '83',
  124: '84',
  125: '85',
  126: '76',
  127: '81',
  128: '78',
  129: '82',
  162: '32',
  163: '33',
  164: '34',
  165: '35',
  166: '36',
  167: '37',
  168: '38',
  169: '39',
  186: '56',
  188: '58',
  199: '59',
};

// Spaces, dots, dashes, slashes, brackets, and the marks that come along unseen when a number is copied.
const ignored = /[\s().\-_/‐-―\p{Cf}]/gu;

/** A Vietnamese mobile number as +84…, or null. How it is grouped and whether it begins with 0 or +84 do not matter. */
export function readMobileNumber(text: string): string | null {
  const compact = text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    .replace(ignored, '');
  const national = compact.replace(/^(\+84|0084|84(?=0?\d{9}))/, '').replace(/^0/, '');
  const current = national.length === 10 ? renumbered(national) : national;
  const international = `+84${current}`;
  return mobile.test(international) ? international : null;
}

function renumbered(national: string): string {
  const prefix = formerPrefixes[national.slice(0, 3)];
  return prefix === undefined ? national : prefix + national.slice(3);
}
