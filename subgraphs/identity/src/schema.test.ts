import { registeredErrors } from '@city/kit/errors/error-registry';
import { isInputObjectType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { buildSubgraph } from './schema.ts';

type Described = { place: string; description?: string | null };

/** Types, fields and arguments, without what the libraries add. */
async function everything(): Promise<Described[]> {
  const { schema } = await buildSubgraph();
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('_'));
  return types.flatMap((type) => {
    const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    const own = fields.filter(({ name }) => !name.startsWith('_'));
    return [
      { place: type.name, description: type.description },
      ...own.map(({ name, description }) => ({ place: `${type.name}.${name}`, description })),
      ...own
        .flatMap((field) => ('args' in field ? field.args : []))
        .map((argument) => ({
          place: argument.name,
          description: argument.description,
        })),
    ];
  });
}

test('whatever can be asked says what it does', async () => {
  const roots = (await everything()).filter(({ place }) => /^(Query|Mutation|Subscription)\./.test(place));
  expect(roots.length).toBeGreaterThan(50);
  expect(roots.filter(({ description }) => !description)).toEqual([]);
});

test('an error code that a description names is one that is answered', async () => {
  const registered = new Set(registeredErrors().map(({ code }) => code));
  const texts = (await everything()).map(({ description }) => description ?? '');
  const named = texts.flatMap((text) => text.match(/\b[A-Z]+(_[A-Z]+)+\b/g) ?? []);
  expect(named).toContain('CONFIRMATION_NEEDED');
  expect(named.filter((code) => !registered.has(code))).toEqual([]);
});
