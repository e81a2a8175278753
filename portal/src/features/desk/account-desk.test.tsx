import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AccountDesk } from './account-desk.tsx';
import type { AccountView } from './acts.ts';

const account = {
  citizen: { __typename: 'Citizen', id: 'c-1', fullName: 'Trần Ngọc Thử Nghiệm' },
  maskedNationalId: '•••••••••861',
  maskedPhone: '••• ••• •861',
  assuranceLevel: 'SELF_DECLARED',
  registeredAt: '2026-11-22T01:30:00Z',
  frozenAt: null,
  openSessions: 2,
  secondFactors: 1,
  recoveryCodeUntil: null,
  limit: null,
  history: [],
} as unknown as AccountView;
const visit = { person: '099190000001', reason: 'recover', detail: '' } as const;

const show = (more: Partial<Parameters<typeof AccountDesk>[0]> = {}) =>
  render(
    <AccountDesk
      locale="vi"
      visitId="v"
      visit={visit}
      account={account}
      done={null}
      failed={null}
      {...more}
    />,
  );
const acts = () => [...document.querySelectorAll<HTMLDetailsElement>('[data-act]')];
const open = () => acts().flatMap(({ dataset, open: isOpen }) => (isOpen ? [dataset.act] : []));

test('what the person came for stands open, under the name, which is read first', () => {
  show();
  expect(open()).toEqual(['recover']);
  expect(document.activeElement?.textContent).toContain('Trần Ngọc Thử Nghiệm');
  expect(screen.queryByText('099190000001')).toBeNull();
});

test('each form has a key of its own, so that two posts of one decide once', () => {
  show();
  const keys = acts().map((act) => act.querySelector<HTMLInputElement>('input[name=key]')?.value);
  expect(new Set(keys).size).toBe(acts().length);
});

test('a form that is sent again keeps its key, unless that stands for another decision', () => {
  const keys = ['key-1', ''].map((key) => {
    const { container, unmount } = show({ failed: { act: 'recover', values: { key }, problems: {} } });
    const shown = container.querySelector<HTMLInputElement>('#act-recover input[name=key]')?.value;
    unmount();
    return shown;
  });
  expect(keys).toEqual(['key-1', expect.stringMatching(/^[0-9a-f-]{36}$/)]);
});

test('what is wrong is beside its field, led to from the summary, and what was typed is still there', () => {
  const problems = { documentSeen: 'Hãy ghi giấy tờ đã đối chiếu' };
  show({ failed: { act: 'freeze', values: { documentSeen: '', reason: 'Mất thẻ' }, problems } });
  expect(open()).toEqual(['freeze']);
  const link = screen.getByRole('link', { name: problems.documentSeen });
  expect(link.getAttribute('href')).toBe('#document-freeze');
  const field = document.querySelector<HTMLInputElement>('#document-freeze');
  expect(field?.getAttribute('aria-invalid')).toBe('true');
  expect(document.querySelector<HTMLInputElement>('#reason-freeze')?.value).toBe('Mất thẻ');
});

test('a second refusal takes the focus as the first one did', () => {
  const page = (problem: string) => (
    <AccountDesk
      locale="vi"
      visitId="v"
      visit={visit}
      account={account}
      done={null}
      failed={{ act: 'verify', values: {}, problems: { form: problem } }}
    />
  );
  const { rerender } = render(page('Hãy ghi giấy tờ'));
  document.querySelector<HTMLInputElement>('#document-verify')?.focus();
  rerender(page('Mở với số điện thoại khác'));
  expect(document.activeElement?.textContent).toContain('Mở với số điện thoại khác');
});

test('what was done is said with the focus on it, and nothing stands open to be pressed by mistake', () => {
  show({ done: 'recover' });
  const status = screen.getByRole('status');
  expect(document.activeElement?.contains(status)).toBe(true);
  expect(within(status).getByRole('link', { name: 'Người tiếp theo' })).toBeTruthy();
  expect(open()).toEqual([]);
});

test('the phone is asked for, with the reason, while the account is only self-declared', () => {
  const asked = () => document.querySelector<HTMLInputElement>('#act-verify #phone-verify');
  const { unmount } = show({
    failed: { act: 'verify', values: { phone: '12' }, problems: { phone: 'Hãy nhập số' } },
  });
  expect(asked()?.value).toBe('12');
  expect(asked()?.getAttribute('aria-describedby')).toBe('phone-verify-hint phone-verify-error');
  expect(screen.getByRole('link', { name: 'Hãy nhập số' }).getAttribute('href')).toBe('#phone-verify');
  screen.getByText(/đăng ký số định danh này trước/);
  unmount();
  show({ account: { ...account, assuranceLevel: 'VERIFIED' } });
  expect(asked()).toBeNull();
});

test('the own account is not decided about', () => {
  show({ account: { ...account, limit: 'OWN_ACCOUNT' } });
  expect(acts()).toEqual([]);
  screen.getByText(/tài khoản của chính bạn/);
});
