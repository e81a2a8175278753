import { describe, expect, test } from 'vitest';
import { Meter, type MeterBackend, type Sample } from './meter.ts';

function recordingBackend() {
  const counted: [string, number, unknown][] = [];
  const figures = new Map<string, () => Sample[]>();
  const record =
    ({ name }: { name: string }) =>
    (value: number, labels?: unknown) =>
      void counted.push([name, value, labels]);
  const backend: MeterBackend = {
    counter: record,
    histogram: record,
    figure: (_kind, { name }, read) => void figures.set(name, read),
  };
  return { backend, counted, figures };
}

describe('a meter', () => {
  test('counts nothing until somebody wants to see it, then whatever was declared before or after', () => {
    const meter = new Meter();
    const { backend, counted } = recordingBackend();
    const before = meter.counter({ name: 'before', help: '' });
    before(1);
    meter.attach(backend);
    before(2, { code: 'X' });
    meter.histogram({ name: 'after', help: '' })(0.5);
    expect(counted).toEqual([
      ['before', 2, { code: 'X' }],
      ['after', 0.5, undefined],
    ]);
  });

  test('is one metric for one name, however often it is declared', () => {
    const meter = new Meter();
    const { backend, counted } = recordingBackend();
    meter.attach(backend);
    for (let n = 0; n < 2; n += 1) meter.counter({ name: 'same', help: '' })(1);
    expect(counted).toHaveLength(2);
  });

  test('adds up the readers of one figure by their labels, and forgets those that were taken out', () => {
    const meter = new Meter();
    const { backend, figures } = recordingBackend();
    const definition = { name: 'open', help: '', labels: ['pool'] };
    meter.figure('gauge', definition, () => [{ labels: { pool: 'a' }, value: 1 }]);
    meter.attach(backend);
    const remove = meter.figure('gauge', definition, () => [
      { labels: { pool: 'a' }, value: 2 },
      { labels: { pool: 'b' }, value: 5 },
    ]);
    expect(figures.get('open')?.()).toEqual([
      { labels: { pool: 'a' }, value: 3 },
      { labels: { pool: 'b' }, value: 5 },
    ]);
    remove();
    expect(figures.get('open')?.()).toEqual([{ labels: { pool: 'a' }, value: 1 }]);
  });
});
