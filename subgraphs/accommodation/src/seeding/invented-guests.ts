import type { Random } from '@city/kit/seed/random';
import { addDays } from '@city/kit/time/vietnam-time';
import { vietnam } from '../nationality/nationality-list.ts';
import type { StayRecord } from '../stay/stay-record.ts';
import { foreignName } from './foreign-names.ts';
import { vietnameseName } from './vietnamese-names.ts';

export type InventedGuest = Pick<
  StayRecord,
  | 'fullName'
  | 'dateOfBirth'
  | 'gender'
  | 'nationality'
  | 'documentKind'
  | 'documentNumber'
  | 'address'
  | 'permittedUntil'
  | 'entryDate'
  | 'entryGate'
>;

const provinces =
  'Thành phố Hồ Chí Minh|Thành phố Hồ Chí Minh|Thành phố Hà Nội|Thành phố Cần Thơ|An Giang|Cà Mau|Đồng Tháp|Vĩnh Long|Tây Ninh|Đồng Nai|Lâm Đồng|Thành phố Đà Nẵng|Khánh Hòa|Thành phố Hải Phòng|Nghệ An'.split(
    '|',
  );
const gates = [
  ['Sân bay quốc tế Phú Quốc', 7],
  ['Sân bay quốc tế Tân Sơn Nhất', 2],
  ['Sân bay quốc tế Nội Bài', 1],
] as const;
const letters = 'ABCDEFGHJKLMNPRSTXYZ';

/** People who do not exist. Their ID numbers begin with 099, which belongs to no province. */
export class InventedGuests {
  private readonly random: Random;
  private readonly today: string;
  private serial = 0;

  constructor(random: Random, today: string) {
    this.random = random;
    this.today = today;
  }

  invent(o: { nationality: string; isChild: boolean; arrivedOn: string; nights: number }): InventedGuest {
    const gender = this.random.pick(['FEMALE', 'MALE'] as const);
    const dateOfBirth = this.birthday(o.isChild);
    this.serial += 1;
    if (o.nationality === vietnam) {
      return {
        fullName: vietnameseName(this.random, gender),
        dateOfBirth,
        gender,
        nationality: vietnam,
        documentKind: o.isChild ? 'PERSONAL_NUMBER_NOTICE' : 'CITIZEN_ID_CARD',
        documentNumber: this.personalNumber(dateOfBirth, gender),
        address: this.random.pick(provinces),
        permittedUntil: null,
        entryDate: null,
        entryGate: null,
      };
    }
    const entryDate = addDays(
      o.arrivedOn,
      -this.random.weighted([
        [0, 6],
        [1, 2],
        [3, 1],
        [6, 1],
      ]),
    );
    return {
      fullName: foreignName(this.random, o.nationality, gender),
      dateOfBirth,
      gender,
      nationality: o.nationality,
      documentKind: 'PASSPORT',
      documentNumber: `${letters[this.serial % letters.length]}${10_000_000 + this.serial}`,
      address: null,
      permittedUntil: addDays(entryDate, Math.max(30, o.nights + 10)),
      entryDate,
      entryGate: this.random.weighted(gates),
    };
  }

  private birthday(isChild: boolean): string {
    const years = isChild ? this.random.integer(2, 13) : Math.floor(20 + 50 * this.random.next() ** 1.4);
    return addDays(this.today, -Math.floor(years * 365.25) - this.random.integer(1, 364));
  }

  /** Province, century and sex, year of birth, then a number that nobody else of the seed has. */
  private personalNumber(dateOfBirth: string, gender: 'FEMALE' | 'MALE'): string {
    const century = dateOfBirth < '2000' ? 0 : 2;
    const digit = century + (gender === 'FEMALE' ? 1 : 0);
    return `099${digit}${dateOfBirth.slice(2, 4)}${String(this.serial).padStart(6, '0')}`;
  }
}
