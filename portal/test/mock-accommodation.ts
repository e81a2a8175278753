/** Invented guests and houses, to look at the pages of the register while no services run. */
const text = (vi: string, en: string) => ({ vi, en });
const minuteMs = 60_000;
const dayMs = 86_400_000;
const day = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

const communes = [
  ['Dương Đông', 10.217, 103.965],
  ['An Thới', 10.03, 104.01],
  ['Dương Tơ', 10.14, 103.995],
  ['Hàm Ninh', 10.185, 104.05],
  ['Cửa Dương', 10.275, 103.98],
  ['Cửa Cạn', 10.305, 103.91],
  ['Gành Dầu', 10.36, 103.86],
  ['Bãi Thơm', 10.4, 104.02],
] as const;
const houses = ['Biển Xanh', 'Sao Biển', 'Hoàng Hôn', 'Ngọc Trai', 'Rừng Tràm', 'Sóng Vàng', 'Đảo Ngọc'];
const people = [
  ['Nguyễn Thị Hồng Nhung', 'VNM'],
  ['Trần Quốc Bảo', 'VNM'],
  ['KIM MINJI', 'KOR'],
  ['Lê Hoàng Phương Uyên', 'VNM'],
  ['SCHNEIDER ANNA MARIE', 'DEU'],
  ['Phạm Gia Huy', 'VNM'],
  ['IVANOV SERGEI', 'RUS'],
  ['Đặng Thùy Dương', 'VNM'],
] as const;

const establishments = Array.from({ length: 60 }, (_, index) => {
  const [commune, latitude, longitude] = communes[(index * 5) % communes.length] ?? communes[0];
  const name = `${index % 4 === 0 ? 'Khách sạn' : 'Nhà nghỉ'} ${houses[index % houses.length]} ${index > 6 ? index : ''}`;
  return {
    id: `house-${index}`,
    code: `CSLT-${String(index + 1).padStart(4, '0')}`,
    name: name.trim(),
    kind: 'HOTEL',
    commune,
    rooms: 12 + ((index * 17) % 140),
    active: true,
    address: commune,
    location: {
      latitude: latitude + Math.sin(index * 2.3) * 0.018,
      longitude: longitude + Math.cos(index * 3.1) * 0.018,
    },
    operator: {
      id: `lb-${index}`,
      name: text(`Công ty TNHH ${houses[index % houses.length]}`, `${houses[index % houses.length]} Ltd`),
    },
    occupancy: {
      guests: (index * 13) % 60,
      foreignGuests: index % 7,
      rooms: 40,
      occupiedRooms: 20,
      at: new Date().toISOString(),
    },
  };
});

let receipts = 100;
function stay(index: number, house = establishments[index % establishments.length], guest: object = {}) {
  const [fullName, nationality] = people[index % people.length] ?? people[0];
  receipts += 1;
  const arrivedAt = Date.now() - ((index * 37) % 4_000) * minuteMs;
  const isForeign = nationality !== 'VNM';
  return {
    id: `stay-${receipts}`,
    receiptNumber: `LT-261122-${String(receipts).padStart(6, '0')}`,
    room: index % 9 === 0 ? null : String(101 + (index % 4) * 100 + (index % 23)),
    purpose: 'TOURISM',
    arrivedAt: new Date(arrivedAt).toISOString(),
    expectedDepartureOn: day(arrivedAt + (1 + (index % 4)) * dayMs),
    departedAt: null as string | null,
    declaredAt: new Date(Date.now() - index * 2 * minuteMs).toISOString(),
    declareBy: new Date(arrivedAt + 12 * 60 * minuteMs).toISOString(),
    late: index % 7 === 3,
    status: 'DECLARED',
    establishment: house,
    guest: {
      fullName,
      dateOfBirth: `19${70 + (index % 29)}-0${1 + (index % 9)}-1${index % 9}`,
      dateOfBirthPrecision: 'DAY',
      gender: index % 2 ? 'MALE' : 'FEMALE',
      nationality,
      documentKind: isForeign ? 'PASSPORT' : 'CITIZEN_ID_CARD',
      documentNumber: isForeign ? `M${70_112_233 + index}` : `0990901${String(20_000 + index)}`,
      phone: null,
      address: null,
      permittedUntil: isForeign ? day(arrivedAt + 20 * dayMs) : null,
      ...guest,
    },
  };
}

type MockStay = ReturnType<typeof stay>;
const stays: MockStay[] = Array.from({ length: 90 }, (_, index) => stay(index));
const inHouse: MockStay[] = Array.from({ length: 42 }, (_, index) => stay(index, establishments[0]));
const connection = (nodes: readonly MockStay[]) => ({
  nodes,
  totalCount: nodes.length,
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
});
const summary = () => ({
  establishments: 268,
  silentEstablishments: 3,
  guests: 11_024,
  foreignGuests: 1_498,
  arrivalsToday: 2_310,
  departuresToday: 1_204,
  lateToday: 17,
  byCommune: communes.map(([commune], index) => ({
    commune,
    establishments: 60 - index * 6,
    guests: 3_200 - index * 340,
    foreignGuests: 480 - index * 50,
  })),
  byNationality: [
    ['VNM', 9_526],
    ['RUS', 402],
    ['KOR', 331],
    ['CHN', 214],
    ['DEU', 96],
    ['GBR', 81],
    ['SWE', 44],
  ].map(([nationality, guests]) => ({ nationality, guests })),
});

type Row = {
  clientReference: string;
  arrivedAt: string;
  expectedDepartureOn: string;
  room?: string | null;
  guest: Record<string, string | null>;
};
const problem = (field: string, code: string, vi: string) => ({ field, code, message: text(vi, vi) });

function declared(row: Row) {
  const { guest } = row;
  const lines = guest.mrz?.split('\n') ?? [];
  if (guest.mrz && lines[1]?.endsWith('9') && !guest.mrzOverrideReason) {
    return [
      problem(
        'guest.mrz',
        'MRZ_CHECK_DIGIT',
        'Số kiểm tra của dòng mã không khớp (composite). Hãy quét lại, hoặc ghi lý do nếu giấy tờ đúng như vậy.',
      ),
    ];
  }
  if (guest.mrz) return [];
  const missing = [
    ['fullName', 'họ và tên'],
    ['dateOfBirth', 'ngày sinh'],
    ['gender', 'giới tính'],
    ['documentNumber', 'số giấy tờ'],
  ].filter(([name]) => !guest[name ?? '']);
  return missing.map(([name, what]) =>
    problem(`guest.${name}`, 'DETAIL_MISSING', `Thiếu ${what}. Hãy nhập ${what}.`),
  );
}

function declareStays({ input, dryRun }: { input: Row[]; dryRun: boolean }) {
  return input.map((row) => {
    const errors = declared(row);
    const fromLines = row.guest.mrz
      ? {
          fullName: 'KIM MINJI',
          nationality: 'KOR',
          dateOfBirth: '1991-04-12',
          gender: 'FEMALE',
          documentKind: 'PASSPORT',
          documentNumber: 'M70112233',
        }
      : {};
    const typed = Object.fromEntries(Object.entries(row.guest).filter(([, value]) => value !== null));
    const made = {
      ...stay(2, establishments[0], { ...fromLines, ...typed }),
      room: row.room ?? null,
      arrivedAt: row.arrivedAt,
      declaredAt: new Date().toISOString(),
      late: false,
    };
    if (errors.length === 0 && !dryRun) inHouse.unshift(made);
    return {
      clientReference: row.clientReference,
      duplicate: false,
      errors,
      warnings: row.room ? [] : [problem('room', 'ROOM_MISSING', 'Chưa có số phòng.')],
      stay: errors.length === 0 ? made : null,
    };
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const accommodation = {
  organizationEstablishments: () => establishments.slice(0, 2),
  establishment: () => ({
    ...establishments[0],
    stays: ({ inHouseOn }: { inHouseOn?: string }) => connection(inHouseOn ? inHouse : inHouse.slice(0, 4)),
  }),
  establishments: () => ({ nodes: establishments, totalCount: establishments.length }),
  stays: ({ first }: { first: number }) => connection(stays.slice(0, first)),
  accommodationSummary: summary,
  guestsByDay: () =>
    Array.from({ length: 30 }, (_, index) => ({
      day: day(Date.now() - (29 - index) * dayMs),
      arrivals: 2_000,
      departures: 2_000,
      inHouse: 9_800 + Math.round(Math.sin(index / 3) * 900 + index * 30),
      foreignInHouse: 1_400,
    })),
  declareStays,
  checkOutStays: ({ ids, departedAt }: { ids: string[]; departedAt: string }) =>
    ids.flatMap((id) => {
      const found = inHouse.find((one) => one.id === id);
      return found ? [Object.assign(found, { departedAt, status: 'DEPARTED' })] : [];
    }),
  async *stayChanged({ establishmentId }: { establishmentId?: string }) {
    for (let index = 0; ; index += 1) {
      await pause(establishmentId ? 6_000 : 2_500);
      const made = { ...stay(index), declaredAt: new Date().toISOString() };
      yield { stayChanged: { eventCursor: made.id, kind: 'DECLARED', at: made.declaredAt, stay: made } };
    }
  },
  async *accommodationSummaryChanged() {
    for (let index = 0; ; index += 1) {
      await pause(5_000);
      yield {
        accommodationSummaryChanged: {
          eventCursor: `s${index}`,
          summary: { ...summary(), guests: 11_024 + index },
        },
      };
    }
  },
};
