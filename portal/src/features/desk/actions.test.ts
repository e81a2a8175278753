// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest';
import { decide } from './actions.ts';

const page = vi.hoisted(() => ({
  answer: { data: null, problems: [] } as { data: unknown; problems: object[] },
  sent: {} as object,
  memory: {} as Record<string, { values: Record<string, string> } | undefined>,
}));
vi.mock('next/navigation', () => ({
  redirect: (address: string) => {
    throw new Error(`redirected to ${address}`);
  },
}));
vi.mock('#graphql/server-query.ts', () => ({
  queryGraph: async (_locale: string, _document: string, variables: object) => {
    page.sent = variables;
    return page.answer;
  },
}));
vi.mock('#features/forms/form-memory.ts', () => ({
  readFormMemory: async (form: string) => page.memory[form] ?? { values: {}, problems: {} },
  rememberForm: async (form: string, memory: { values: Record<string, string> }) => {
    page.memory[form] = memory;
  },
  forgetForm: async (form: string) => {
    page.memory[form] = undefined;
  },
}));

beforeEach(() => {
  page.memory = {};
});

const place = { visit: 'v', citizenId: 'c-1', name: 'Trần Ngọc' };
function send() {
  const form = new FormData();
  form.set('document-recover', 'Thẻ căn cước');
  form.set('reason-recover', 'Mất điện thoại');
  form.set('key', 'key-1');
  return decide('vi', 'recover', place, form);
}
const problem = (reason: string) => ({ code: 'CONFLICT', reason, message: 'Chưa được', fields: [] });

test('a decision of which no answer came is sent again under its key', async () => {
  page.answer = { data: null, problems: [problem('UNREACHABLE')] };
  await expect(send()).rejects.toThrow('/vi/desk/v?problem=recover');
  expect(page.memory['desk-act']?.values).toMatchObject({ reason: 'Mất điện thoại', key: 'key-1' });
});

test('a key that stands for another decision is not used again', async () => {
  page.answer = { data: null, problems: [problem('DECISION_DIFFERS')] };
  await expect(send()).rejects.toThrow('/vi/desk/v?problem=recover');
  expect(page.memory['desk-act']?.values.key).toBe('');
});

test('a code that was made is shown on its own page, and what was typed is forgotten', async () => {
  page.memory['desk-act'] = { values: { reason: 'Mất' } };
  const issued = { code: 'abcd-efgh', validUntil: '2026-11-23T03:00:00.000Z' };
  page.answer = { data: { issueRecoveryCode: issued }, problems: [] };
  await expect(send()).rejects.toThrow('/vi/desk/code');
  expect(page.memory['desk-code']?.values).toMatchObject({
    code: 'abcd-efgh',
    until: issued.validUntil,
    visit: 'v',
  });
  expect(page.memory['desk-act']).toBeUndefined();
});

test.each([
  ['as it was typed', ' 0912 345 678', '0912 345 678'],
  ['empty where it was left out: the graph refuses it', '', ''],
  ['not at all where nobody was asked', null, null],
])('a verification sends the phone %s', async (_, asked, phone) => {
  page.answer = { data: { verifyCitizen: { id: 'c-1' } }, problems: [] };
  const form = new FormData();
  form.set('document-verify', 'Thẻ căn cước');
  if (asked !== null) form.set('phone-verify', asked);
  await expect(decide('vi', 'verify', place, form)).rejects.toThrow('/vi/desk/v?done=verify');
  expect(page.sent).toMatchObject({ documentSeen: 'Thẻ căn cước', phone });
});
