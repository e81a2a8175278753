const text = (vi: string, en: string | null) => ({ vi, en });

const rows: [
  code: string,
  vi: string,
  en: string,
  field: [string, string, string],
  level: string,
  days: number,
  fee: number,
  documents: string[],
][] = [
  [
    '1.001193',
    'Đăng ký khai sinh',
    'Birth registration',
    ['HT', 'Hộ tịch', 'Civil status'],
    'COMMUNE',
    1,
    0,
    ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh', 'Giấy tờ tùy thân của người đi đăng ký'],
  ],
  [
    '1.000656',
    'Đăng ký khai tử',
    'Death registration',
    ['HT', 'Hộ tịch', 'Civil status'],
    'COMMUNE',
    1,
    0,
    ['Tờ khai đăng ký khai tử', 'Giấy báo tử hoặc giấy tờ thay giấy báo tử'],
  ],
  [
    '1.000894',
    'Đăng ký kết hôn',
    'Marriage registration',
    ['HT', 'Hộ tịch', 'Civil status'],
    'COMMUNE',
    1,
    0,
    ['Tờ khai đăng ký kết hôn'],
  ],
  [
    '1.001612',
    'Đăng ký thành lập hộ kinh doanh',
    'Registration of a household business',
    ['HKD', 'Thành lập và hoạt động của hộ kinh doanh', 'Household businesses'],
    'DISTRICT',
    3,
    100_000,
    ['Giấy đề nghị đăng ký hộ kinh doanh', 'Bản sao giấy tờ pháp lý của chủ hộ'],
  ],
  [
    '2.000815',
    'Chứng thực bản sao từ bản chính',
    'Certified copies of originals',
    ['CT', 'Chứng thực', 'Certification'],
    'COMMUNE',
    1,
    2_000,
    ['Bản chính giấy tờ', 'Bản sao cần chứng thực'],
  ],
  [
    '1.004203',
    'Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất',
    'Exchange of a certificate of land use rights',
    ['DD', 'Đất đai', 'Land'],
    'DISTRICT',
    7,
    50_000,
    ['Đơn đề nghị cấp đổi', 'Bản gốc Giấy chứng nhận đã cấp'],
  ],
];

export const procedures = rows.map(
  ([code, vi, en, [fieldCode, fieldVi, fieldEn], level, processingDays, fee, documents]) => ({
    id: code,
    code,
    name: text(vi, en),
    field: { code: fieldCode, name: text(fieldVi, fieldEn), procedureCount: 1 },
    level,
    serviceLevel: fee > 0 ? 'LEVEL_4' : 'LEVEL_3',
    agency: {
      id: 'agency',
      code: 'X-DUONG-DONG',
      kind: 'COMMUNE',
      name: text('UBND cấp xã (công chức Tư pháp - Hộ tịch)', "Commune People's Committee"),
    },
    processingDays,
    fee,
    requiredDocuments: documents.map((name, index) => ({
      code: `D${index}`,
      name: text(name, null),
      mandatory: index < 2,
      originals: index === 0 ? 1 : 0,
      copies: index === 0 ? 0 : 1,
    })),
    version: 1,
    formSchema: {},
  }),
);

export const procedureFields = [...new Map(procedures.map(({ field }) => [field.code, field])).values()].map(
  (field) => ({
    ...field,
    procedureCount: procedures.filter((procedure) => procedure.field.code === field.code).length,
  }),
);

const fold = (words: string) =>
  words.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

export function findProcedures({
  search,
  field,
  level,
}: {
  search?: string;
  field?: string;
  level?: string;
}) {
  const nodes = procedures.filter(
    (procedure) =>
      (!search ||
        fold(`${procedure.name.vi} ${procedure.name.en} ${procedure.code}`).includes(fold(search))) &&
      (!field || procedure.field.code === field) &&
      (!level || procedure.level === level),
  );
  return {
    nodes,
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  };
}
