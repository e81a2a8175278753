const browsers: [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bcoc_coc_browser\//, 'Cốc Cốc'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const nameIn = (names: [RegExp, string][], text: string): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** Enough for the owner to know the device again, without a version and without a fingerprint. */
export function describeDevice(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500);
  const parts = [nameIn(browsers, text), nameIn(systems, text)].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : '?';
}

/** The network without the machine: as much as helps to tell home from elsewhere. */
export function coarseNetwork(address: string): string {
  if (/^(127\.|0000:0000:)/.test(address)) return 'localhost';
  const parts = address.split('.');
  if (parts.length === 4) return `${parts.slice(0, 3).join('.')}.x`;
  const groups = address.split(':').filter(Boolean);
  return groups.length > 0 ? `${groups.slice(0, 3).join(':')}::` : '?';
}
