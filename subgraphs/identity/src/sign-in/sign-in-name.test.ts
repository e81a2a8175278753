import { expect, test } from 'vitest';
import { readSignInName } from './sign-in-name.ts';

test.each(['case-officer', ' Case Officer ', 'CASE.OFFICER', 'case\u200bofficer', 'case–officer'])(
  'a user name is found however it is spaced: %j',
  (text) => expect(readSignInName(text)).toEqual({ kind: 'userName', value: 'caseofficer' }),
);

test.each(['0903 123 456', '+84 903.123.456', '84903123456', '0903-123-456', '(090) 3123456'])(
  'a mobile number is found however it is written: %j',
  (text) => expect(readSignInName(text)).toEqual({ kind: 'phone', value: '+84903123456' }),
);

test.each(['099 301 000 123', '099.301.000.123', '099301000123'])(
  'a national ID is twelve digits: %j',
  (text) => expect(readSignInName(text)).toEqual({ kind: 'nationalId', value: '099301000123' }),
);
