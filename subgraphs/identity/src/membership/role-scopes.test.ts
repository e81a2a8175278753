import { expect, test } from 'vitest';
import { Role } from '../generated/prisma/enums.ts';
import { allScopes, roleScopes, scopesOf } from './role-scopes.ts';

test('every role stands for scopes, and two roles for those of both, once each', () => {
  expect(Object.keys(roleScopes).sort()).toEqual(Object.keys(Role).sort());
  expect(scopesOf(['CAMERA_OPERATOR', 'ENVIRONMENT_OFFICER'], 'OPERATIONS_CENTRE')).toEqual([
    'environment:manage',
    'operations:view',
    'surveillance:view',
  ]);
});

test('the scopes are those of the contract', () => {
  expect(allScopes).toEqual(
    [
      'identity:national-id identity:lookup identity:verify identity:members identity:clients',
      'procedures:process accommodation:declare accommodation:inspect surveillance:view surveillance:record',
      'violations:review incidents:dispatch incidents:respond operations:view operations:control',
      'environment:record environment:manage',
    ]
      .join(' ')
      .split(' ')
      .sort(),
  );
});

test('who somebody is, is for an authority to say: a hotel’s administrator has no desk', () => {
  expect(scopesOf(['ADMINISTRATOR'], 'COMMUNE')).toContain('identity:verify');
  expect(scopesOf(['ADMINISTRATOR'], 'LODGING_BUSINESS')).toEqual(['identity:clients', 'identity:members']);
});
