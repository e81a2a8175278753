import { expect, test } from 'vitest';
import type { Problem } from '#graphql/problem.ts';
import { formsMessages } from './forms.messages.ts';
import { formProblems } from './graph-problems.ts';

const problem = (code: string, fields: Problem['fields'] = []): Problem => ({
  code,
  message: 'Graph',
  path: [],
  fields,
});

test.each([
  ['UNAUTHENTICATED', formsMessages.vi.signedOut],
  ['UPSTREAM_UNAVAILABLE', formsMessages.vi.unreachable],
  ['CONFLICT', 'Graph'],
])('%s says what has become of the form', (code, message) => {
  expect(formProblems([problem(code)], 'vi')).toEqual({ form: message });
});

test('what is wrong with a field stands beside the field', () => {
  const fields = [{ field: 'input.phone', code: 'INVALID_VALUE', message: 'Phone' }];
  expect(formProblems([problem('BAD_USER_INPUT', fields)], 'vi')).toEqual({ phone: 'Phone' });
});
