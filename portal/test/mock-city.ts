/** An invented city, just enough of it to look at pages while no services run. */
const hourMs = 3_600_000;
const text = (vi: string, en: string) => ({ vi, en });

const airParameters = [
  { code: 'PM2_5', name: text('Bụi mịn PM2,5', 'Fine dust PM2.5'), unit: 'ug/m3', base: 18, swing: 9 },
  { code: 'PM10', name: text('Bụi PM10', 'Dust PM10'), unit: 'ug/m3', base: 41, swing: 18 },
  { code: 'SO2', name: text('Lưu huỳnh điôxít', 'Sulphur dioxide'), unit: 'ug/m3', base: 9, swing: 4 },
  { code: 'NO2', name: text('Nitơ điôxít', 'Nitrogen dioxide'), unit: 'ug/m3', base: 33, swing: 14 },
  { code: 'O3', name: text('Ôzôn', 'Ozone'), unit: 'ug/m3', base: 64, swing: 30 },
  { code: 'CO', name: text('Cacbon mônôxít', 'Carbon monoxide'), unit: 'ug/m3', base: 900, swing: 300 },
  { code: 'TEMPERATURE', name: text('Nhiệt độ', 'Temperature'), unit: 'Cel', base: 28, swing: 3 },
  { code: 'HUMIDITY', name: text('Độ ẩm', 'Humidity'), unit: '%', base: 78, swing: 9 },
];
const waterParameters = [
  { code: 'PH', name: text('Độ pH', 'pH'), unit: '[pH]', base: 7.4, swing: 0.3 },
  { code: 'DO', name: text('Ôxy hòa tan', 'Dissolved oxygen'), unit: 'mg/L', base: 6.1, swing: 0.7 },
  { code: 'TSS', name: text('Chất rắn lơ lửng', 'Suspended solids'), unit: 'mg/L', base: 21, swing: 8 },
  { code: 'NH4', name: text('Amoni', 'Ammonium'), unit: 'mg/L', base: 0.18, swing: 0.09 },
];

type ParameterSeed = (typeof airParameters)[number];

function valueAt(parameter: ParameterSeed, at: number, station: number): number {
  const hour = at / hourMs;
  const wave = Math.sin((hour / 24) * 2 * Math.PI + station) + 0.4 * Math.sin(hour * 1.7 + station * 3);
  return Math.round((parameter.base + parameter.swing * wave * 0.7) * 100) / 100;
}

const stationSeeds = [
  {
    code: 'KK-01',
    vi: 'Trạm Dương Đông',
    en: 'Dương Đông station',
    commune: 'Dương Đông',
    latitude: 10.2185,
    longitude: 103.963,
    air: true,
  },
  {
    code: 'KK-02',
    vi: 'Trạm An Thới',
    en: 'An Thới station',
    commune: 'An Thới',
    latitude: 10.0285,
    longitude: 104.0102,
    air: true,
  },
  {
    code: 'KK-03',
    vi: 'Trạm Gành Dầu',
    en: 'Gành Dầu station',
    commune: 'Gành Dầu',
    latitude: 10.3618,
    longitude: 103.8505,
    air: true,
  },
  {
    code: 'KK-04',
    vi: 'Trạm Dương Tơ',
    en: 'Dương Tơ station',
    commune: 'Dương Tơ',
    latitude: 10.1621,
    longitude: 103.9901,
    air: true,
  },
  {
    code: 'NM-01',
    vi: 'Trạm sông Dương Đông',
    en: 'Dương Đông river station',
    commune: 'Dương Đông',
    latitude: 10.2205,
    longitude: 103.975,
    air: false,
  },
];

export const stations = stationSeeds.map((seed, index) => {
  const parameters = seed.air ? airParameters : waterParameters;
  return {
    __typename: 'Station',
    id: seed.code,
    code: seed.code,
    name: text(seed.vi, seed.en),
    kind: seed.air ? 'AIR' : 'WATER',
    waterBody: seed.air ? null : 'RIVER',
    location: { latitude: seed.latitude, longitude: seed.longitude },
    commune: seed.commune,
    status: index === 2 ? 'DEGRADED' : 'ONLINE',
    lastMeasuredAt: () => new Date(Date.now() - index * 90_000).toISOString(),
    parameters: parameters.map((parameter) => ({ ...parameter, limits: [] })),
    latest: () => measurements(index),
    series: ({ parameter, from, to }: { parameter: string; from: string; to: string }) => {
      const seedOf = parameters.find(({ code }) => code === parameter);
      if (!seedOf) return [];
      const points = [];
      for (let at = Math.ceil(Date.parse(from) / hourMs) * hourMs; at <= Date.parse(to); at += hourMs) {
        if (index === 1 && new Date(at).getUTCHours() === 5) continue;
        const mean = valueAt(seedOf, at, index);
        points.push({
          at: new Date(at).toISOString(),
          mean,
          minimum: mean * 0.9,
          maximum: mean * 1.1,
          count: 12,
          coverage: 1,
        });
      }
      return points;
    },
    index: () => indexOf(index),
  };
});

function part(parameter: ParameterSeed | undefined, value: number) {
  return { parameter: { ...parameter, limits: [] }, value };
}

function indexOf(station: number) {
  const seed = stationSeeds[station];
  if (!seed?.air) {
    return {
      kind: 'VN_WQI',
      value: null,
      band: null,
      dominant: null,
      parts: [part(waterParameters[0], 100), part(waterParameters[3], 75)],
      at: new Date().toISOString(),
      advice: [],
      missing: text(
        'Trạm đo quá ít nhóm thông số để tính VN_WQI.',
        'The station measures too few groups for VN_WQI.',
      ),
    };
  }
  const bands = [
    { code: 'GOOD', name: text('Tốt', 'Good'), color: '#00E400' },
    { code: 'MODERATE', name: text('Trung bình', 'Moderate'), color: '#FFFF00' },
    { code: 'POOR', name: text('Kém', 'Poor'), color: '#FF7E00' },
  ];
  const value = [42, 67, 38, 112][station] ?? 42;
  return {
    kind: 'VN_AQI',
    value,
    band: bands[value <= 50 ? 0 : value <= 100 ? 1 : 2],
    missing: null,
    at: new Date().toISOString(),
    dominant: { ...airParameters[1], limits: [] },
    parts: [part(airParameters[1], value), part(airParameters[0], value - 9), part(airParameters[4], 28)],
    advice: [
      {
        group: 'EVERYONE',
        text: text('Tự do thực hiện các hoạt động ngoài trời', 'Good for outdoor activity.'),
      },
      {
        group: 'SENSITIVE',
        text: text(
          'Nên theo dõi các triệu chứng như ho hoặc khó thở, nhưng vẫn có thể hoạt động bên ngoài.',
          'Watch for cough or short breath; outdoor activity is still fine.',
        ),
      },
    ],
  };
}

export function measurements(station: number) {
  const parameters = stationSeeds[station]?.air ? airParameters : waterParameters;
  const at = Date.now() - station * 90_000;
  return parameters.map((parameter) => ({
    parameter: { ...parameter, limits: [] },
    value: valueAt(parameter, at + Math.random() * hourMs, station),
    observedAt: new Date(at).toISOString(),
    quality: station === 2 && parameter.code === 'NO2' ? 'FAULT' : 'VALID',
    exceeded:
      station === 3 && parameter.code === 'O3'
        ? {
            standard: 'QCVN 05:2023/BTNMT',
            validFrom: '2023-09-12',
            validTo: null,
            averaging: 'PT8H',
            minimum: null,
            maximum: 120,
          }
        : null,
  }));
}

const statuses = [
  'ONLINE',
  'ONLINE',
  'ONLINE',
  'ONLINE',
  'DEGRADED',
  'ONLINE',
  'OFFLINE',
  'ONLINE',
  'MAINTENANCE',
  'ONLINE',
  'ONLINE',
];
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

export const devices = Array.from({ length: 110 }, (_, index) => {
  const [commune, latitude, longitude] = communes[(index * 7) % communes.length] ?? communes[0];
  const isCamera = index < 50;
  return {
    __typename: isCamera ? 'Camera' : 'WifiAccessPoint',
    id: `device-${index}`,
    code: isCamera
      ? `CAM-${String(index + 1).padStart(3, '0')}`
      : `WIFI-${String(index - 49).padStart(3, '0')}`,
    name: isCamera
      ? text(`Camera ${commune} ${index + 1}`, `${commune} camera ${index + 1}`)
      : text(`Wi-Fi ${commune} ${index - 49}`, `${commune} Wi-Fi ${index - 49}`),
    location: {
      latitude: latitude + Math.sin(index * 2.3) * 0.018,
      longitude: longitude + Math.cos(index * 3.1) * 0.018,
    },
    commune,
    status: statuses[index % statuses.length] as string,
    lastSeenAt: new Date(Date.now() - (index % 17) * 40_000).toISOString(),
    purpose: index % 3 === 0 ? 'PUBLIC_AREA' : 'TRAFFIC',
    origin: index < 19 ? 'PROJECT' : 'INTEGRATED',
    heading: null,
    connectedClients: index % 40,
  };
});
