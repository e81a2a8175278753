import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { setupServer } from 'msw/node';
import type { ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { tellSignedIn } from '#features/session/sign-in-again.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { LanguageProvider } from '#language/language-provider.tsx';
import { AddClient } from './add-client.tsx';
import { AddMember } from './add-member.tsx';
import { RollSecret } from './roll-secret.tsx';
import type { ClientView, OrganizationView } from './views.ts';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const organization: OrganizationView = {
  id: 'o-1',
  code: 'P-TP',
  kind: 'DISTRICT_DEPARTMENT',
  name: { vi: 'Phòng Tư pháp', en: 'Division of Justice' },
  parent: null,
  possibleRoles: ['ADMINISTRATOR', 'CASE_OFFICER'],
  possibleClientScopes: ['procedures:process'],
};
const sent: Record<string, unknown>[] = [];
let isSignedIn = true;

/** The portal's own address for the graph, answered here by msw. Documents come by their hash, named by operation. */
type Request = { operationName: string; variables: Record<string, unknown> };
const answers: Readonly<Record<string, (variables: Record<string, unknown>) => object>> = {
  FindMemberCandidate: ({ nationalId }) => ({
    data: {
      memberCandidate: String(nationalId).endsWith('0')
        ? null
        : { __typename: 'Citizen', id: 'c-9', fullName: 'Lê Thị Ngọc Hân' },
    },
  }),
  GrantRoles: (variables) => {
    sent.push(variables);
    const message = 'Bạn không thể tự giao vai trò cho chính mình.';
    return { data: null, errors: [{ message, extensions: { code: 'FORBIDDEN' } }] };
  },
  RollClientSecret: ({ overlapHours }) => ({
    data: {
      rollServiceClientSecret: {
        clientSecret: 'the-new-one',
        client: { ...rolled, ...(overlapHours === 0 && { previousSecretValidUntil: null }) },
      },
    },
  }),
  RegisterClient: (variables) => {
    sent.push(variables);
    const { name, scopes } = variables;
    const client = {
      __typename: 'ServiceClient',
      id: 's-1',
      clientId: 'p-tp-1',
      name,
      scopes,
      isUnused: false,
    };
    const dates = { createdAt: '2026-11-22T00:00:00Z', lastUsedAt: null, revokedAt: null };
    const secret = { secretRolledAt: null, previousSecretValidUntil: null };
    return {
      data: {
        registerServiceClient: { clientSecret: 'only-once', client: { ...client, ...dates, ...secret } },
      },
    };
  },
};
const rolled: ClientView & { __typename: string } = {
  __typename: 'ServiceClient',
  id: 's-1',
  clientId: 'p-tp-1',
  name: 'Một cửa',
  scopes: ['procedures:process'],
  isUnused: false,
  createdAt: '2026-11-22T00:00:00Z',
  lastUsedAt: null,
  revokedAt: null,
  secretRolledAt: '2026-11-22T05:00:00Z',
  previousSecretValidUntil: '2026-11-23T05:00:00Z',
};
const server = setupServer(
  http.post('*/graphql', async ({ request }) => {
    const { operationName, variables } = (await request.json()) as Request;
    if (!isSignedIn)
      return HttpResponse.json({
        errors: [{ message: 'Vui lòng đăng nhập.', extensions: { code: 'UNAUTHENTICATED' } }],
      });
    return HttpResponse.json(answers[operationName]?.(variables) ?? { errors: [{ message: operationName }] });
  }),
);

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  cleanup();
  sent.length = 0;
  isSignedIn = true;
});
afterAll(() => server.close());

const show = (page: ReactNode) => render(<LanguageProvider locale="vi">{page}</LanguageProvider>);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('who is not found, and who may not be given a role, is said in words', async () => {
  document.title = 'Thêm thành viên';
  show(<AddMember organization={organization} members={[]} />);
  press('Tìm người này');
  expect((await screen.findAllByText('Hãy nhập số định danh cá nhân.')).length).toBe(2);
  expect(document.title).toBe('Lỗi: Thêm thành viên');
  const field = screen.getByLabelText('Số định danh cá nhân');
  fireEvent.change(field, { target: { value: '099 190 000 000' } });
  press('Tìm người này');
  expect((await screen.findAllByText(/Chưa có tài khoản nào/)).length).toBe(2);
  fireEvent.change(field, { target: { value: '099 190 000 001' } });
  press('Tìm người này');
  await screen.findByText('Lê Thị Ngọc Hân');
  expect(document.title).toBe('Thêm thành viên');
  press('Giao vai trò');
  expect((await screen.findAllByText('Hãy chọn ít nhất một vai trò.')).length).toBe(2);
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByLabelText('Cán bộ xử lý hồ sơ'));
  press('Giao vai trò');
  await screen.findByText('Bạn không thể tự giao vai trò cho chính mình.');
  expect(sent).toEqual([{ citizenId: 'c-9', organizationId: 'o-1', roles: ['CASE_OFFICER'] }]);
});

test('a secret is shown once: it takes the focus, and is gone with the next registration', async () => {
  show(<AddClient organization={organization} />);
  press('Đăng ký');
  expect((await screen.findAllByText('Hãy đặt tên cho phần mềm.')).length).toBe(2);
  fireEvent.change(screen.getByLabelText('Tên phần mềm'), { target: { value: 'Một cửa' } });
  fireEvent.click(screen.getByRole('checkbox'));
  press('Đăng ký');
  const heading = await screen.findByText('Đã đăng ký Một cửa');
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(screen.getByDisplayValue('only-once')).toBeTruthy();
  expect(sent).toEqual([{ organizationId: 'o-1', name: 'Một cửa', scopes: ['procedures:process'] }]);
  press('Đăng ký phần mềm khác');
  expect(screen.queryByDisplayValue('only-once')).toBeNull();
});

test.each([
  ['24', 'Mã bí mật cũ còn dùng được đến 23/11, 12:00'],
  ['0', 'Mã bí mật cũ không còn dùng được.'],
])('with a new secret stands how long the old one is good (%s hours)', async (hours, sentence) => {
  show(
    <GraphqlProvider>
      <RollSecret client={rolled} />
    </GraphqlProvider>,
  );
  fireEvent.change(screen.getByLabelText('Mã cũ còn dùng được thêm'), { target: { value: hours } });
  press('Đổi mã bí mật');
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(screen.getByDisplayValue('the-new-one')).toBeTruthy();
});

test('who was signed out signs in beside the form, which keeps what was typed', async () => {
  isSignedIn = false;
  show(<AddMember organization={organization} members={[]} />);
  const field = screen.getByLabelText<HTMLInputElement>('Số định danh cá nhân');
  fireEvent.change(field, { target: { value: '099 190 000 001' } });
  press('Tìm người này');
  const link = await screen.findByRole('link', { name: 'Đăng nhập trong cửa sổ mới' });
  expect(link.getAttribute('href')).toBe('/auth/sign-in?returnTo=%2Fvi%2Fsigned-in');
  expect(link.getAttribute('target')).toBe('_blank');
  expect(field.value).toBe('099 190 000 001');
  tellSignedIn();
  await screen.findByText('Bạn đã đăng nhập lại. Hãy gửi lại.');
  isSignedIn = true;
  press('Tìm người này');
  await screen.findByText('Lê Thị Ngọc Hân');
  expect(screen.queryByText('Bạn đã đăng nhập lại. Hãy gửi lại.')).toBeNull();
});
