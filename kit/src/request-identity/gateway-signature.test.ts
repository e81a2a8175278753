import { describe, expect, test } from 'vitest';
import { networkDigest, SignatureVerifier, signRequest } from './gateway-signature.ts';

const secret = 'a secret of the gateway and its subgraphs';
const request = { method: 'POST', path: '/graphql', body: '{"query":"{ me }"}' };

function verifierAt(start: number) {
  let time = start;
  const verifier = new SignatureVerifier({ secret, now: () => time });
  return { verifier, pass: (milliseconds: number) => (time += milliseconds) };
}

describe('a signature of the gateway', () => {
  test('is good for the request that was signed, in text or bytes', () => {
    const { verifier } = verifierAt(1_000_000);
    const header = () => signRequest({ ...request, secret, now: 1_000_000 });
    expect(verifier.verify({ ...request, header: header() })).toBe(true);
    expect(verifier.verify({ ...request, body: Buffer.from(request.body), header: header() })).toBe(true);
  });

  test.each([
    ['method', { method: 'GET' }],
    ['path', { path: '/graphql?x' }],
    ['body', { body: '{"query":"{ you }"}' }],
  ])('is not good for another %s', (_name, change) => {
    const { verifier } = verifierAt(1_000_000);
    const header = signRequest({ ...request, secret, now: 1_000_000 });
    expect(verifier.verify({ ...request, ...change, header })).toBe(false);
  });

  test('is not good with another secret, or with parts of it exchanged', () => {
    const { verifier } = verifierAt(1_000_000);
    const strange = signRequest({ ...request, secret: 'another', now: 1_000_000 });
    const own = signRequest({ ...request, secret, now: 1_000_000 });
    expect(verifier.verify({ ...request, header: strange })).toBe(false);
    expect(verifier.verify({ ...request, header: own.replace('t=1000000', 't=1000001') })).toBe(false);
    expect(verifier.verify({ ...request, header: own.replace(/n=./, 'n=~') })).toBe(false);
    expect(verifier.verify({ ...request, header: own })).toBe(true);
  });

  test('says for which network it asks, and nobody else can say it, change it or leave it out', () => {
    const { verifier } = verifierAt(1_000_000);
    const network = networkDigest(secret, '192.0.2.7');
    const other = networkDigest(secret, '192.0.2.8');
    expect(network).not.toBe(other);
    expect(network).not.toBe(networkDigest('another secret', '192.0.2.7'));
    const header = signRequest({ ...request, secret, network, now: 1_000_000 });
    const plain = signRequest({ ...request, secret, now: 1_000_000 });
    const changed = [
      header.replace(network, other),
      header.replace(`w=${network},`, ''),
      plain.replace(',v1', `,w=${network},v1`),
    ];
    for (const strange of changed) expect(verifier.read({ ...request, header: strange })).toBeNull();
    expect(verifier.read({ ...request, header })).toEqual({ network });
    expect(verifier.read({ ...request, header: plain })).toEqual({ network: undefined });
  });

  test.each([undefined, '', 'v1=abc', 't=1,n=2,v1=3'])('is not %j', (header) => {
    expect(verifierAt(1_000_000).verifier.verify({ ...request, header })).toBe(false);
  });

  test.each([
    [-30_001, false],
    [-30_000, true],
    [30_000, true],
    [30_001, false],
  ])('made %d ms from now is good: %s', (offset, isGood) => {
    const { verifier } = verifierAt(1_000_000);
    const header = signRequest({ ...request, secret, now: 1_000_000 + offset });
    expect(verifier.verify({ ...request, header })).toBe(isGood);
  });

  test('is good once, as long as its time is accepted, whatever else is seen meanwhile', () => {
    const { verifier, pass } = verifierAt(1_000_000);
    const verifyFresh = (now: number) =>
      verifier.verify({ ...request, header: signRequest({ ...request, secret, now }) });
    // From a clock that is ahead: its time is accepted for twice the tolerance.
    const header = signRequest({ ...request, secret, now: 1_030_000 });
    expect(verifier.verify({ ...request, header })).toBe(true);
    for (let passed = 0; passed < 60_000; passed += 5_000) {
      expect(verifier.verify({ ...request, header })).toBe(false);
      expect(verifyFresh(1_000_000 + passed)).toBe(true);
      pass(5_000);
    }
    expect(verifier.verify({ ...request, header })).toBe(false);
  });

  test('is forgotten when its time is past, so that the memory stays small', () => {
    const { verifier, pass } = verifierAt(0);
    for (let minute = 0; minute < 10; minute += 1) {
      for (let n = 0; n < 100; n += 1) {
        verifier.verify({ ...request, header: signRequest({ ...request, secret, now: minute * 60_001 }) });
      }
      pass(60_001);
    }
    expect(verifier.rememberedNonces).toBeLessThanOrEqual(200);
  });
});
