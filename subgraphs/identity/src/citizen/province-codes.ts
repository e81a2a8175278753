/**
 * Provinces where births were registered, by the numbers of Circular 07/2016/TT-BCA. Numbers are for life:
 * those of provinces that were merged since stay valid.
 */
const provinces = new Set(
  `001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042
   044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087
   089 091 092 093 094 095 096`.split(/\s+/),
);

/** No province has it, so that no invented number can be a real person's. */
export const demonstrationProvince = '099';

export function isProvinceCode(code: string, isDemonstration: boolean): boolean {
  return provinces.has(code) || (isDemonstration && code === demonstrationProvince);
}

export const provinceCount = provinces.size;
