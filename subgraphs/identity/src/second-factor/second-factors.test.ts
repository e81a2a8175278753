import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, type TestGraph } from '../testing/test-graph.ts';
import { SecondFactors } from './second-factors.ts';
import { codeOfStep, stepAt, totpAddress } from './totp.ts';

let graph: TestGraph;
let factors: SecondFactors;

beforeAll(async () => {
  graph = await createTestGraph();
  factors = new SecondFactors({ ...graph.services, isDemonstration: false });
});
afterAll(() => graph?.stop());

const network = () => `192.0.2.${Math.floor(Math.random() * 250)}`;

const confirming = (secret: string, begunBy: string) => ({
  typed: codeOfStep(secret, stepAt(Date.now())),
  network: network(),
  begunBy,
});

/** A person with an app, and the code that the app shows so many half minutes away from now. */
async function withApp() {
  const { id } = await newCitizen(graph);
  const secret = await factors.beginTotp(id, 'here');
  // The first code is of a while ago, so that it is none of those that a test types.
  const added = await factors.confirmTotp(id, confirming(secret, 'here'));
  if (added.kind !== 'added') throw new Error(added.kind);
  await graph.database.usedTotpStep.deleteMany({ where: { citizenId: id } });
  const code = (steps: number) => codeOfStep(secret, stepAt(Date.now()) + steps);
  return { id, secret, code, recoveryCodes: added.recoveryCodes ?? [] };
}

/** No half minute begins between the code that is typed and the one it is compared with. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
}

test.each([-1, 0, 1])('a clock that is off by %i half minutes is forgiven', async (steps) => {
  stopClock();
  const { id, code } = await withApp();
  expect(await factors.check(id, code(steps), network())).toEqual({ kind: 'right', method: 'otp' });
});

test.each([-3, 3])('a code of %i half minutes away is wrong', async (steps) => {
  stopClock();
  const { id, code } = await withApp();
  expect(await factors.check(id, code(steps), network())).toEqual({ kind: 'wrong' });
});

test('a code is good once, also for twenty who come at the same moment', async () => {
  const { id, code } = await withApp();
  const typed = code(0);
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => factors.check(id, `${typed.slice(0, 3)} ${typed.slice(3)}`, network())),
  );
  expect(outcomes.filter(({ kind }) => kind === 'right')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'used')).toHaveLength(7);
});

test('after ten wrong codes the right one is not looked at, and the tries are counted per attempt', async () => {
  const { id, code } = await withApp();
  const outcomes = await Promise.all(Array.from({ length: 25 }, () => factors.check(id, 'wrong', network())));
  expect(outcomes.filter(({ kind }) => kind === 'wrong')).toHaveLength(10);
  expect(outcomes.filter(({ kind }) => kind === 'locked')).toHaveLength(15);
  expect(await factors.check(id, code(0), network())).toMatchObject({ kind: 'locked' });
  const other = await withApp();
  expect(await factors.check(other.id, other.code(0), network())).toMatchObject({ kind: 'right' });
});

test('a recovery code is good once, however it is typed, and for its owner only', async () => {
  const { id, recoveryCodes } = await withApp();
  const [first = '', second = ''] = recoveryCodes;
  expect(recoveryCodes).toHaveLength(10);
  expect(await factors.check(id, ` ${first.toUpperCase().replace('-', ' ')} `, network())).toEqual({
    kind: 'right',
    method: 'recovery',
  });
  expect(await factors.check(id, first, network())).toEqual({ kind: 'wrong' });
  const other = await withApp();
  expect(await factors.check(other.id, second, network())).toEqual({ kind: 'wrong' });
  expect((await factors.held(id)).recoveryCodes).toBe(9);
});

test('new recovery codes put the old ones out of use', async () => {
  const { id, recoveryCodes } = await withApp();
  await factors.newRecoveryCodes(id);
  expect(await factors.check(id, recoveryCodes[0] ?? '', network())).toEqual({ kind: 'wrong' });
});

test('a code from a secret that was never confirmed is wrong', async () => {
  const { id } = await newCitizen(graph);
  const secret = await factors.beginTotp(id, 'here');
  expect(await factors.check(id, codeOfStep(secret, stepAt(Date.now())), network())).toEqual({
    kind: 'wrong',
  });
  expect(await factors.beginTotp(id, 'here')).toBe(secret);
});

test('two sign-ins never share a secret: the later has its own, and puts the other out of use', async () => {
  const { id } = await newCitizen(graph);
  const thief = await factors.beginTotp(id, 'elsewhere');
  const owner = await factors.beginTotp(id, 'here');
  expect(owner).not.toBe(thief);
  for (const [secret, begunBy] of [
    [thief, 'elsewhere'],
    [thief, 'here'],
    [owner, 'elsewhere'],
  ] as const)
    expect(await factors.confirmTotp(id, confirming(secret, begunBy))).toEqual({ kind: 'wrong' });
  expect(await factors.confirmTotp(id, confirming(owner, 'here'))).toMatchObject({ kind: 'added' });
  expect(await factors.check(id, codeOfStep(thief, stepAt(Date.now()) + 1), network())).toEqual({
    kind: 'wrong',
  });
});

test('neither secrets nor codes can be read from the database', async () => {
  const { id, secret, recoveryCodes } = await withApp();
  const where = { where: { citizenId: id } };
  const rows = [
    await graph.database.totpFactor.findMany(where),
    await graph.database.recoveryCode.findMany(where),
  ];
  const text = JSON.stringify(rows, (_key, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  expect(text).not.toContain(secret);
  for (const code of recoveryCodes) expect(text).not.toContain(code);
});

test('only a demonstration shows a code, and only that of an invented person', async () => {
  const { id } = await withApp();
  expect(await factors.demonstrationCode(id)).toBeNull();
  const shown = new SecondFactors({ ...graph.services, isDemonstration: true });
  const code = await shown.demonstrationCode(id);
  expect(code).toMatch(/^\d{6}$/);
  expect(await shown.check(id, code ?? '', network())).toMatchObject({ kind: 'right' });
  const nationalIdCipher = graph.vault.seal('001190000001', `nationalId:${id}`);
  await graph.database.citizen.update({ where: { id }, data: { nationalIdCipher } });
  expect(await shown.demonstrationCode(id)).toBeNull();
});

test('the QR code says what authenticator apps read', () => {
  const address = new URL(totpAddress('JBSWY3DPEHPK3PXP', 'Trần Thị Thử'));
  expect(address.protocol).toBe('otpauth:');
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    secret: 'JBSWY3DPEHPK3PXP',
    issuer: 'Phú Quốc',
    digits: '6',
    period: '30',
  });
});
