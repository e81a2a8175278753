import { Viewer } from '@city/kit/request-identity/viewer';
import { type OperationDefinitionNode, parse } from 'graphql';
import { expect, it } from 'vitest';
import { OperationLabels } from './operation-labels.ts';

const operation = (name: string, isTrusted = false) => ({
  hash: name,
  node: parse(`query ${name} { a }`).definitions[0] as OperationDefinitionNode,
  isTrusted,
});
const hotel = new Viewer({ kind: 'client', clientId: 'hotel-software' });

it('strangers cannot make names in metrics: only trusted documents and known clients have their own', () => {
  const labels = new OperationLabels();
  expect(labels.of(operation('Invented'), Viewer.anonymous)).toEqual({ operation: 'ad-hoc', hash: '' });
  expect(labels.of(operation('Page', true), Viewer.anonymous)).toEqual({ operation: 'Page', hash: 'Page' });
  expect(labels.of(operation('Declare'), hotel)).toEqual({ operation: 'Declare', hash: 'Declare' });
});

it('their number is bounded, and those who were first keep theirs', () => {
  const labels = new OperationLabels(2);
  for (const name of ['A', 'B', 'C']) labels.of(operation(name), hotel);
  expect(labels.of(operation('C'), hotel).operation).toBe('others');
  expect(labels.of(operation('A'), hotel).operation).toBe('A');
});
