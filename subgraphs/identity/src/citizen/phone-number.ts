const mobile = /^\+84[35789]\d{8}$/;

/** A Vietnamese mobile number as +84…, or null. Spaces, dots, dashes and the leading 0 or +84 do not matter. */
export function readMobileNumber(text: string): string | null {
  const compact = text.replace(/[\s().\-‐-―]/g, '');
  const international = compact.replace(/^(0084|84|0)/, '+84');
  return mobile.test(international) ? international : null;
}
