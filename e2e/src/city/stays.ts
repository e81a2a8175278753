import { randomUUID } from 'node:crypto';
import { data } from './ask.ts';
import { hotelSoftware } from './hotel-software.ts';

export const declareStays = /* GraphQL */ `
  mutation Declare($input: [DeclareStayInput!]!, $dryRun: Boolean! = false) {
    declareStays(input: $input, dryRun: $dryRun) {
      clientReference
      duplicate
      stay { id receiptNumber status guest { fullName documentNumber nationality } }
      errors { field code message { vi en } }
      warnings { field code }
    }
  }
`;

export type DeclareAnswer = {
  declareStays: {
    clientReference: string;
    duplicate: boolean;
    stay: {
      id: string;
      receiptNumber: string;
      guest: { fullName: string; documentNumber: string; nationality: string };
    } | null;
    errors: { field: string; code: string; message: { vi: string; en: string } }[];
    warnings: { field: string; code: string }[];
  }[];
};

const day = (offset: number) =>
  new Date(Date.now() + offset * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);

export const inDays = day;

export async function establishmentId(code = 'CSLT-0001'): Promise<string> {
  const answer = await data<{ establishment: { id: string } }>(
    `query ($code: String) { establishment(code: $code) { id } }`,
    {
      variables: { code },
    },
  );
  return answer.establishment.id;
}

let serial = Math.floor(Math.random() * 50_000);

/** A citizen ID of an invented woman or man born in 1990: province 099 belongs to no province. */
export function inventedCitizenId(): string {
  serial += 1;
  return `099090${String(serial).padStart(6, '0')}`;
}

/** A row that is right in every respect; `change` makes it wrong in the one that a test is about. */
export function stayRow(
  establishment: string,
  change: Record<string, unknown> = {},
  guest: Record<string, unknown> = {},
) {
  return {
    establishmentId: establishment,
    guest: {
      fullName: 'Trần Văn Thử',
      dateOfBirth: '1990-05-04',
      gender: 'MALE',
      nationality: 'VNM',
      documentKind: 'CITIZEN_ID_CARD',
      documentNumber: inventedCitizenId(),
      ...guest,
    },
    room: '101',
    purpose: 'TOURISM',
    arrivedAt: new Date(Date.now() - 60_000).toISOString(),
    expectedDepartureOn: day(2),
    clientReference: randomUUID(),
    ...change,
  };
}

/** Declares one row until it is acknowledged, with the same reference each time. Answers the stay's id. */
export async function declareUntilAcknowledged(row: Record<string, unknown>): Promise<string> {
  const { declareStays: answers } = await hotelSoftware.request<DeclareAnswer, { input: unknown[] }>({
    document: declareStays,
    variables: { input: [row] },
  });
  const [answer] = answers;
  if (!answer?.stay) throw new Error(`The row was refused: ${JSON.stringify(answer?.errors)}`);
  return answer.stay.id;
}

/**
 * Declares new guests one by one, four at a time, while `disturb` does its worst. Answers the stays that were
 * acknowledged; `disturb` can ask how many there are so far.
 */
export async function declareWhile(
  establishment: string,
  count: number,
  disturb: (acknowledged: () => number) => Promise<void>,
): Promise<string[]> {
  const acknowledged: string[] = [];
  const rows = Array.from({ length: count }, () => stayRow(establishment));
  const workers = Array.from({ length: 4 }, async () => {
    for (let row = rows.pop(); row; row = rows.pop()) acknowledged.push(await declareUntilAcknowledged(row));
  });
  await Promise.all([...workers, disturb(() => acknowledged.length)]);
  return acknowledged;
}
