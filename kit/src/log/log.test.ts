import { describe, expect, test } from 'vitest';
import { createLog } from './log.ts';

function record() {
  const lines: string[] = [];
  const log = createLog({
    service: 'test',
    level: 'debug',
    destination: { write: (line) => lines.push(line) },
  });
  return { log, text: () => lines.join(''), last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('the log', () => {
  test('is JSON lines with time, level as a word, service and what the child is bound to', () => {
    const { log, last } = record();
    log.child({ requestId: 'r-1' }).info({ ms: 3 }, 'operation');
    expect(last()).toMatchObject({
      level: 'info',
      service: 'test',
      requestId: 'r-1',
      ms: 3,
      msg: 'operation',
    });
    expect(Date.parse(last().time)).not.toBeNaN();
  });

  test('takes personal data out of what is logged, at any depth', () => {
    const { log, text, last } = record();
    log.info(
      { stay: { guests: [{ fullName: 'Nguyễn Văn A', nationalId: '099123456789', room: '12' }] } },
      'stay',
    );
    log.info({ headers: { Authorization: 'Bearer abc', accept: '*/*' }, phone: '0901' }, 'headers');
    expect(text()).not.toMatch(/Nguyễn|099123456789|abc|0901/);
    expect(text()).toContain('"room":"12"');
    expect(last()).toMatchObject({ headers: { Authorization: '[redacted]', accept: '*/*' } });
  });

  test('takes it out of texts: messages, stacks and causes of errors that libraries throw', () => {
    const { log, text, last } = record();
    const cause = new Error('at postgresql://city:hunter2@db/city');
    const error = new Error('Invalid `create()`: { data: { fullName: "Trần Thị B", room: "7" } }', { cause });
    log.error({ err: error }, 'Stay of 099123456789 failed.');
    log.error(error);
    log.error(new Error('token eyJhbGciOi.eyJzdWIi.c2ln was refused'));
    expect(text()).not.toMatch(/Trần|hunter2|099123456789|eyJ/);
    expect(text()).toContain('room: \\"7\\"');
    expect(last()).toMatchObject({ err: { type: 'Error', stack: expect.stringContaining('log.test.ts') } });
  });

  test('keeps what is of no person: ids, numbers, dates', () => {
    const { log, last } = record();
    const id = '7d9c1f5e-0c55-4f0b-8f5f-2f6e3a1b9c00';
    log.info({ id, rows: 40, at: new Date(0), none: null }, 'kept');
    expect(last()).toMatchObject({ id, rows: 40, at: '1970-01-01T00:00:00.000Z', none: null });
  });

  test('survives what points to itself', () => {
    const { log, last } = record();
    const circle: Record<string, unknown> = { name: 'circle' };
    circle.itself = circle;
    log.info({ circle }, 'round');
    expect(last()).toMatchObject({ msg: 'round', circle: { name: 'circle' } });
  });

  test('cannot be made to show a second line by a text with line ends', () => {
    const { log, text } = record();
    log.info({ name: 'x\n{"level":"fatal"}\u001b[31m' }, 'a\r\nb');
    expect(text().trimEnd().split('\n')).toHaveLength(1);
    expect(text()).not.toContain('\u001b');
  });
});
