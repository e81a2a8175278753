import type { Random } from '@city/kit/seed/random';
import { addDays } from '@city/kit/time/vietnam-time';

type Gender = 'FEMALE' | 'MALE';
export type Person = {
  fullName: string;
  dateOfBirth: string;
  gender: Gender;
  nationality: string;
  documentKind: 'CITIZEN_ID_CARD' | 'PASSPORT';
  documentNumber: string;
};

const families: [string, number][] = [
  ['Nguyễn', 32],
  ['Trần', 11],
  ['Lê', 10],
  ['Phạm', 7],
  ['Huỳnh', 5],
  ['Hoàng', 4],
  ['Phan', 4],
  ['Vũ', 4],
  ['Võ', 4],
  ['Đặng', 3],
  ['Bùi', 3],
  ['Đỗ', 2],
  ['Hồ', 2],
  ['Ngô', 2],
  ['Dương', 1],
  ['Lý', 1],
];
const middles: Record<Gender, string[]> = {
  FEMALE: ['Thị', 'Thị Thu', 'Ngọc', 'Thanh', 'Thùy', 'Kim', 'Bảo', 'Khánh', 'Phương', 'Hồng'],
  MALE: ['Văn', 'Đức', 'Minh', 'Quang', 'Hữu', 'Thanh', 'Quốc', 'Gia', 'Anh', 'Công'],
};
const given: Record<Gender, string[]> = {
  FEMALE: [
    'Lan',
    'Hương',
    'Hà',
    'Trang',
    'Linh',
    'Mai',
    'Thảo',
    'Ngân',
    'Vy',
    'Nhung',
    'Yến',
    'Châu',
    'Hạnh',
    'My',
  ],
  MALE: [
    'Hùng',
    'Dũng',
    'Tuấn',
    'Nam',
    'Long',
    'Phúc',
    'Khoa',
    'Sơn',
    'Bình',
    'Hải',
    'Thắng',
    'Tùng',
    'Kiên',
    'An',
  ],
};

type Country = { code: string; families: string[]; FEMALE: string[]; MALE: string[] };
const countries: [Country, number][] = [
  [
    {
      code: 'KOR',
      families: ['Kim', 'Lee', 'Park', 'Choi'],
      FEMALE: ['Seo Yeon', 'Ji Woo', 'Ha Eun'],
      MALE: ['Min Jun', 'Seo Jun', 'Do Yun'],
    },
    30,
  ],
  [
    {
      code: 'CHN',
      families: ['Wang', 'Li', 'Zhang', 'Chen'],
      FEMALE: ['Xinyi', 'Yutong', 'Jing'],
      MALE: ['Wei', 'Haoran', 'Jun'],
    },
    18,
  ],
  [
    {
      code: 'RUS',
      families: ['Volkov', 'Morozov', 'Lebedev'],
      FEMALE: ['Anna', 'Daria', 'Elena'],
      MALE: ['Ivan', 'Dmitri', 'Pavel'],
    },
    14,
  ],
  [
    {
      code: 'GBR',
      families: ['Taylor', 'Harris', 'Walker'],
      FEMALE: ['Emily', 'Grace', 'Sophie'],
      MALE: ['Oliver', 'James', 'Harry'],
    },
    9,
  ],
  [
    {
      code: 'FRA',
      families: ['Moreau', 'Laurent', 'Girard'],
      FEMALE: ['Camille', 'Manon', 'Claire'],
      MALE: ['Hugo', 'Louis', 'Julien'],
    },
    8,
  ],
  [
    {
      code: 'DEU',
      families: ['Becker', 'Wagner', 'Hoffmann'],
      FEMALE: ['Lena', 'Hannah', 'Julia'],
      MALE: ['Lukas', 'Felix', 'Jonas'],
    },
    8,
  ],
  [
    {
      code: 'USA',
      families: ['Miller', 'Davis', 'Wilson'],
      FEMALE: ['Ashley', 'Madison', 'Megan'],
      MALE: ['Ethan', 'Mason', 'Ryan'],
    },
    7,
  ],
  [
    {
      code: 'IND',
      families: ['Sharma', 'Patel', 'Gupta'],
      FEMALE: ['Priya', 'Anika', 'Kavya'],
      MALE: ['Arjun', 'Rohan', 'Vikram'],
    },
    6,
  ],
];

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.integer(0, 9)).join('');

/**
 * Nobody: an invented name, and a card number whose province code 099 belongs to no province. There is no phone
 * number, since every one that could be written here may be someone's.
 */
export function inventVietnamese(random: Random, today: string): Person {
  const gender = random.pick<Gender>(['FEMALE', 'MALE']);
  const dateOfBirth = birthDay(random, today);
  // Fourth digit of a card: century and sex, even for men.
  const century = (Number(dateOfBirth.slice(0, 2)) - 19) * 2 + (gender === 'FEMALE' ? 1 : 0);
  return {
    fullName: `${random.weighted(families)} ${random.pick(middles[gender])} ${random.pick(given[gender])}`,
    dateOfBirth,
    gender,
    nationality: 'VNM',
    documentKind: 'CITIZEN_ID_CARD',
    documentNumber: `099${century}${dateOfBirth.slice(2, 4)}${digits(random, 6)}`,
  };
}

export function inventForeigner(random: Random, today: string): Person {
  const gender = random.pick<Gender>(['FEMALE', 'MALE']);
  const country = random.weighted(countries);
  return {
    fullName: `${random.pick(country.families)} ${random.pick(country[gender])}`,
    dateOfBirth: birthDay(random, today),
    gender,
    nationality: country.code,
    documentKind: 'PASSPORT',
    documentNumber: `${random.pick(['E', 'M', 'P', 'X'])}${digits(random, 8)}`,
  };
}

/** Grown-ups from 18 to 75: children travel on their own card and are left out for simplicity. */
function birthDay(random: Random, today: string): string {
  return addDays(today, -random.integer(18 * 366, 75 * 365));
}
