import { createRandom, type Random } from '@city/kit/seed/random';
import { seedId } from '@city/kit/seed/seed-id';
import { addDays, localDay } from '@city/kit/time/vietnam-time';
import { DayChanges } from '../establishment/establishment-day.store.ts';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { documentKey } from '../guest/document-number.ts';
import { vietnam } from '../nationality/nationality-list.ts';
import type { StayRecord } from '../stay/stay-record.ts';
import { InventedGuests } from './invented-guests.ts';
import { type Booking, readBookings, readHourProfile, type SeedEstablishment } from './seed-files.ts';
import { StayTimes } from './stay-times.ts';

const historyDays = 30;
/** Of the days before these, only the counts are kept. */
const rememberedDays = 2;
/** In nights; the few longer ones are no more likely to be met than these. */
const longestUsualStay = 14;
/** Of the bookings, counted by guest: who stays longer is in house more often than he arrives. */
const meanNights = { own: 3.06, foreign: 4.4 };

/** The island as it is when the city begins: who is in house, who left these days, how many came and went before. */
export class InventedStays {
  readonly stays: StayRecord[] = [];
  readonly days = new DayChanges();
  private readonly random: Random;
  private readonly now: Date;
  private readonly today: string;
  private readonly guests: InventedGuests;
  private readonly times: StayTimes;
  private readonly bookings: { own: Booking[]; foreign: Booking[] };

  constructor(seed: string, now: Date) {
    this.random = createRandom(`stays ${seed}`);
    this.now = now;
    this.today = localDay(now);
    this.guests = new InventedGuests(this.random, this.today);
    this.times = new StayTimes(this.random, readHourProfile(), now);
    const bookings = readBookings();
    this.bookings = {
      own: bookings.filter(({ country }) => country === vietnam),
      foreign: bookings.filter(({ country }) => country !== vietnam),
    };
  }

  fill(establishment: EstablishmentRecord, { guests }: SeedEstablishment): void {
    let room = 0;
    for (let inHouse = 0; inHouse < guests; ) {
      const booking = this.booking(guests, true);
      const arrivedOn = addDays(this.today, -this.times.nightsAgo(booking.nights));
      const party = Math.min(sizeOf(booking), guests - inHouse);
      this.addParty(establishment, booking, { arrivedOn, party, room: ++room, leftOn: null });
      inHouse += party;
    }
    const share = foreignShare(guests);
    const arrivalsPerGuest =
      share / this.times.presence(meanNights.foreign) + (1 - share) / this.times.presence(meanNights.own);
    const departures = guests * arrivalsPerGuest * (0.9 + 0.2 * this.random.next());
    for (let ago = historyDays; ago >= 0; ago--) this.departures(establishment, guests, departures, ago);
  }

  private departures(establishment: EstablishmentRecord, guests: number, mean: number, ago: number): void {
    const leftOn = addDays(this.today, -ago);
    // More people travel at weekends: they leave on Sundays and Mondays.
    const weekday = new Date(`${leftOn}T00:00:00Z`).getUTCDay();
    let rest = Math.floor(mean * (weekday <= 1 ? 1.2 : 0.92) + this.random.next());
    for (let room = 1; rest > 0; room++) {
      const booking = this.booking(guests, false);
      const party = Math.min(sizeOf(booking), rest);
      const arrivedOn = addDays(leftOn, -booking.nights);
      if (ago <= rememberedDays) this.addParty(establishment, booking, { arrivedOn, party, room, leftOn });
      else this.countParty(establishment, booking, arrivedOn, leftOn, party);
      rest -= party;
    }
  }

  private booking(guests: number, isInHouse: boolean): Booking {
    const inHouseShare = foreignShare(guests);
    const arriving = inHouseShare / this.times.presence(meanNights.foreign);
    const share = isInHouse
      ? inHouseShare
      : arriving / (arriving + (1 - inHouseShare) / this.times.presence(meanNights.own));
    const bookings = this.random.next() < share ? this.bookings.foreign : this.bookings.own;
    for (;;) {
      const booking = this.random.pick(bookings);
      if (!isInHouse || this.random.next() < this.times.presence(booking.nights) / longestUsualStay)
        return booking;
    }
  }

  private addParty(
    establishment: EstablishmentRecord,
    booking: Booking,
    o: { arrivedOn: string; party: number; room: number; leftOn: string | null },
  ): void {
    const arrivedAt = this.times.arrival(o.arrivedOn);
    const departedAt = o.leftOn === null ? null : this.times.departure(o.leftOn, arrivedAt);
    if (departedAt && departedAt > this.now) return;
    const { declaredAt, declareBy, late } = this.times.declaration(arrivedAt, booking.country);
    for (let i = 0; i < o.party; i++) {
      const isChild = i >= booking.adults;
      const arrivedOn = localDay(arrivedAt);
      const { nights, country: nationality } = booking;
      const guest = this.guests.invent({ nationality, isChild, arrivedOn, nights });
      const reference = `SEED-${String(this.stays.length + 1).padStart(6, '0')}`;
      this.add({
        ...guest,
        id: seedId('stay', reference),
        establishmentId: establishment.id,
        operatorId: establishment.operatorId,
        commune: establishment.commune,
        receiptNumber: '',
        clientReference: reference,
        dateOfBirthPrecision: 'DAY',
        documentKey: documentKey(guest),
        phone: null,
        visaNumber: null,
        visaExpiresOn: null,
        mrz: null,
        mrzNationality: null,
        mrzOverrideReason: null,
        room: roomNumber(o.room, establishment.rooms),
        purpose: this.random.weighted([
          ['TOURISM', 88],
          ['BUSINESS', 5],
          ['VISIT', 3],
          ['CONFERENCE', 2],
          ['FAMILY', 2],
        ]),
        arrivedAt,
        expectedDepartureOn: addDays(o.arrivedOn, booking.nights),
        departedAt,
        declaredAt,
        declareBy,
        late,
        status: departedAt ? 'DEPARTED' : 'DECLARED',
        declaredBy: `client:hotel-${establishment.code.replace('CSLT', 'LB')}`,
      });
    }
  }

  private add(stay: StayRecord): void {
    this.stays.push(stay);
    const isForeign = stay.nationality === vietnam ? 0 : 1;
    const arrival = this.days.of(stay, localDay(stay.arrivedAt));
    arrival.arrivals += 1;
    arrival.foreignArrivals += isForeign;
    const declaration = this.days.of(stay, localDay(stay.declaredAt));
    declaration.declarations += 1;
    if (stay.late) declaration.lateDeclarations += 1;
    if (!declaration.lastDeclaredAt || declaration.lastDeclaredAt < stay.declaredAt) {
      declaration.lastDeclaredAt = stay.declaredAt;
    }
    if (!stay.departedAt) return;
    const departure = this.days.of(stay, localDay(stay.departedAt));
    departure.departures += 1;
    departure.foreignDepartures += isForeign;
  }

  private countParty(
    establishment: EstablishmentRecord,
    { country }: Booking,
    arrivedOn: string,
    leftOn: string,
    party: number,
  ): void {
    const place = { establishmentId: establishment.id, commune: establishment.commune };
    const foreign = country === vietnam ? 0 : party;
    const arrival = this.days.of(place, arrivedOn);
    arrival.arrivals += party;
    arrival.foreignArrivals += foreign;
    arrival.declarations += party;
    const departure = this.days.of(place, leftOn);
    departure.departures += party;
    departure.foreignDepartures += foreign;
  }
}

/** Larger houses have more foreign guests. */
function foreignShare(guests: number): number {
  return guests >= 130 ? 0.185 : guests >= 28 ? 0.12 : 0.06;
}

function sizeOf({ adults, children }: Booking): number {
  return Math.min(4, adults + children);
}

/** Ten rooms to a floor in a hotel; a small house just counts. */
function roomNumber(serial: number, rooms: number): string {
  const index = (serial - 1) % rooms;
  return rooms < 12
    ? String(index + 1)
    : `${Math.floor(index / 10) + 1}${String((index % 10) + 1).padStart(2, '0')}`;
}
