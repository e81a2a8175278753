import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DeclareStayInput } from '#generated/graphql/graphql.ts';
import { LanguageProvider } from '#language/language-provider.tsx';
import { DeclareDesk } from './declare-desk.tsx';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));

type Sent = { input: DeclareStayInput[]; isDryRun: boolean };
type Answer = (row: DeclareStayInput) => object;

const sent: Sent[] = [];
let answer: Answer | 'break' = accept;

function accept(row: DeclareStayInput): object {
  return {
    __typename: 'DeclareStayResult',
    clientReference: row.clientReference,
    duplicate: false,
    errors: [],
    warnings: [],
    stay: {
      __typename: 'Stay',
      id: `stay-${row.clientReference}`,
      receiptNumber: `PQ-${row.guest.fullName ?? 'KIM MINJI'}`,
      room: row.room,
      declaredAt: '2026-11-22T03:00:00Z',
      declareBy: '2026-11-22T16:00:00Z',
      late: false,
      guest: {
        __typename: 'Guest',
        fullName: row.guest.fullName ?? 'KIM MINJI',
        dateOfBirth: row.guest.dateOfBirth ?? '1991-04-12',
        dateOfBirthPrecision: 'DAY',
        gender: row.guest.gender ?? 'FEMALE',
        nationality: row.guest.nationality ?? 'KOR',
        documentKind: row.guest.documentKind ?? 'PASSPORT',
        documentNumber: row.guest.documentNumber ?? 'M70112233',
      },
    },
  };
}

const refuse =
  (field: string, code: string, vi: string): Answer =>
  (row) => ({ ...accept(row), stay: null, errors: [problem(field, code, vi)] });
const problem = (field: string, code: string, vi: string) => ({
  __typename: 'FieldError',
  field,
  code,
  message: { __typename: 'LocalizedText', vi, en: vi },
});

/** The portal's own address for the graph, answered here by msw. */
const server = setupServer(
  http.post('*/graphql', async ({ request }) => {
    const { variables: asked } = (await request.json()) as { variables: Sent };
    sent.push(asked);
    const now = answer;
    if (now === 'break') return HttpResponse.error();
    return HttpResponse.json({ data: { declareStays: asked.input.map((row) => now(row)) } });
  }),
);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

beforeEach(() => {
  sent.length = 0;
  answer = accept;
  render(
    <LanguageProvider locale="vi">
      <DeclareDesk
        establishments={[]}
        chosen={{ id: 'house-1', name: 'Khách sạn Sóng Ngọc', commune: 'Dương Đông' }}
        nationalities={[
          ['VNM', 'Việt Nam'],
          ['KOR', 'Hàn Quốc'],
        ]}
        openedAt={new Date().toISOString()}
      />
    </LanguageProvider>,
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const guest = (number: number) => within(screen.getByRole('group', { name: `Khách ${number}` }));
const type = (number: number, label: string, value: string) =>
  fireEvent.change(guest(number).getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const declare = (count: number) => press(`Khai báo ${count} khách`);

test('good rows leave with their receipts, bad rows stay with what is wrong beside the field', async () => {
  type(1, 'Họ và tên', 'Trần Văn Nam');
  press('Thêm khách');
  type(2, 'Họ và tên', 'Nguyễn Thị Hồng');
  answer = (row) =>
    row.guest.fullName === 'Trần Văn Nam'
      ? refuse('guest.documentNumber', 'DETAIL_MISSING', 'Thiếu số giấy tờ.')(row)
      : accept(row);
  declare(2);
  await screen.findByText('PQ-Nguyễn Thị Hồng');
  expect(screen.queryByRole('group', { name: 'Khách 2' })).toBeNull();
  expect(guest(1).getByLabelText<HTMLInputElement>('Họ và tên').value).toBe('Trần Văn Nam');
  expect(guest(1).getByLabelText('Số giấy tờ').getAttribute('aria-invalid')).toBe('true');
  expect(guest(1).getByText('Thiếu số giấy tờ.')).toBeTruthy();
  expect(document.activeElement?.textContent).toContain('1 khách chưa khai báo được');
  expect(document.activeElement?.querySelector('a')?.getAttribute('href')).toBe('#guest-1-documentNumber');
});

test('pressing again after a break sends the very same rows, so that nobody is declared twice', async () => {
  type(1, 'Họ và tên', 'Trần Văn Nam');
  answer = 'break';
  declare(1);
  await screen.findByText(/Không mất gì cả/);
  expect(screen.getByRole<HTMLFieldSetElement>('group', { name: 'Khách 1' }).disabled).toBe(true);
  answer = accept;
  declare(1);
  await screen.findByText('PQ-Trần Văn Nam');
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
});

test('a row that was corrected keeps its reference, and another guest gets another', async () => {
  type(1, 'Họ và tên', 'Trần Văn Nam');
  answer = refuse('guest.dateOfBirth', 'DETAIL_MISSING', 'Thiếu ngày sinh.');
  declare(1);
  await guest(1).findByText('Thiếu ngày sinh.');
  type(1, 'Ngày sinh', '24.12.1990');
  answer = accept;
  declare(1);
  await screen.findByText('PQ-Trần Văn Nam');
  type(1, 'Họ và tên', 'Nguyễn Thị Hồng');
  declare(1);
  await screen.findByText('PQ-Nguyễn Thị Hồng');
  const [first, corrected, other] = sent.map(({ input }) => input[0]);
  expect(corrected?.clientReference).toBe(first?.clientReference);
  expect(corrected?.guest.dateOfBirth).toBe('1990-12-24');
  expect(other?.clientReference).not.toBe(first?.clientReference);
});

test('a day that cannot be read is said beside its field and nothing is sent', async () => {
  type(1, 'Họ và tên', 'Trần Văn Nam');
  type(1, 'Ngày sinh', '31/02/1990');
  declare(1);
  await guest(1).findByText(/Chưa đọc được ngày sinh/);
  expect(sent).toHaveLength(0);
  expect(guest(1).getByLabelText<HTMLInputElement>('Ngày sinh').value).toBe('31/02/1990');
});

test('the lines of several passports become guests to confirm, with what the graph read', async () => {
  const lines = screen.getByLabelText('Dán hai dòng dưới cùng của hộ chiếu');
  fireEvent.change(lines, { target: { value: 'P<KORKIM\nM7011 2233\nP<KORLEE\nM70112234' } });
  press('Đọc 2 hộ chiếu');
  await screen.findByRole('group', { name: 'Khách 2' });
  expect(sent[0]?.isDryRun).toBe(true);
  expect(sent[0]?.input.map((row) => row.guest.mrz)).toEqual(['P<KORKIM\nM70112233', 'P<KORLEE\nM70112234']);
  expect(sent[0]?.input[0]?.guest).toMatchObject({ fullName: null, nationality: null, documentKind: null });
  expect(guest(1).getByLabelText<HTMLInputElement>('Họ và tên').value).toBe('KIM MINJI');
  expect(guest(1).getByLabelText<HTMLInputElement>('Quốc tịch').value).toBe('Hàn Quốc');
  expect(guest(1).getByLabelText<HTMLInputElement>('Ngày sinh').value).toBe('12/04/1991');
});

test('a wrong check digit is said beside the lines, and a reason overrides it', async () => {
  const lines = screen.getByLabelText<HTMLTextAreaElement>('Dán hai dòng dưới cùng của hộ chiếu');
  answer = refuse('guest.mrz', 'MRZ_CHECK_DIGIT', 'Số kiểm tra không khớp.');
  fireEvent.change(lines, { target: { value: 'P<KORKIM\nM70112233' } });
  press('Đọc hộ chiếu');
  await screen.findByText('Số kiểm tra không khớp.');
  expect(lines.value).toBe('P<KORKIM\nM70112233');
  answer = accept;
  const reason = screen.getByLabelText('Lý do vẫn dùng hộ chiếu này');
  fireEvent.change(reason, { target: { value: 'In như vậy' } });
  press('Đọc hộ chiếu');
  await waitFor(() => expect(guest(1).getByLabelText<HTMLInputElement>('Họ và tên').value).toBe('KIM MINJI'));
  expect(sent[1]?.input[0]?.guest.mrzOverrideReason).toBe('In như vậy');
});

test('cards that nobody touched are not sent, and the button says what to do instead', async () => {
  press('Khai báo khách');
  expect(screen.getByRole('alert').textContent).toContain('Chưa có khách nào để khai báo');
  expect(screen.queryByText(/Thiếu/)).toBeNull();
  type(1, 'Họ và tên', 'Trần Văn Nam');
  expect(screen.queryByText(/Chưa có khách nào/)).toBeNull();
  press('Thêm khách');
  declare(1);
  await screen.findByText('PQ-Trần Văn Nam');
  expect(sent.map(({ input }) => input.length)).toEqual([1]);
});

test('what is chosen from a list is asked to be chosen, and a short year of birth is spelt out', async () => {
  type(1, 'Họ và tên', 'Trần Văn Nam');
  type(1, 'Ngày sinh', '4/5/90');
  fireEvent.blur(guest(1).getByLabelText('Ngày sinh'));
  expect(guest(1).getByLabelText<HTMLInputElement>('Ngày sinh').value).toBe('04/05/1990');
  answer = refuse('guest.gender', 'DETAIL_MISSING', 'Thiếu giới tính. Hãy nhập giới tính.');
  declare(1);
  await guest(1).findByText('Thiếu giới tính. Hãy chọn giới tính.');
});
