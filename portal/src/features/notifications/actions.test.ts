// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest';
import { saveChoices } from './actions.ts';

const page = vi.hoisted(() => ({
  problems: [] as object[],
  memory: {} as Record<string, { values: Record<string, string> } | undefined>,
}));
vi.mock('next/navigation', () => ({
  redirect: (address: string) => {
    throw new Error(`redirected to ${address}`);
  },
}));
vi.mock('#graphql/server-query.ts', () => ({ queryGraph: async () => ({ data: null, ...page }) }));
vi.mock('#features/forms/form-memory.ts', () => ({
  rememberForm: async (form: string, memory: { values: Record<string, string> }) => {
    page.memory[form] = memory;
  },
  forgetForm: async (form: string) => {
    page.memory[form] = undefined;
  },
}));

beforeEach(() => Object.assign(page, { problems: [], memory: {} }));

function save() {
  const form = new FormData();
  form.set('STAY sms', 'on');
  form.set('$ACTION_ID', 'x');
  return saveChoices('vi', ['STAY', 'ACCOUNT'], form);
}

test('what was ticked is kept when it could not be saved, and only then', async () => {
  page.problems = [{ code: 'UNAUTHENTICATED', message: '', fields: [] }];
  await expect(save()).rejects.toThrow('notifications?problem=choices#choices');
  expect(page.memory['notification-choices']).toMatchObject({ values: { 'STAY sms': 'on' } });
  page.problems = [];
  await expect(save()).rejects.toThrow('notifications?saved=choices');
  expect(page.memory['notification-choices']).toBeUndefined();
});
