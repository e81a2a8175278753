import { beforeEach, describe, expect, it } from 'vitest';
import { CircuitBreaker, CircuitOpen } from './circuit-breaker.ts';

class Late extends Error {}

let now: number;
let breaker: CircuitBreaker;
beforeEach(() => {
  now = 0;
  breaker = new CircuitBreaker({
    slowMs: 2_000,
    isLate: (error) => error instanceof Late,
    firstRestMs: 1_000,
    longestRestMs: 4_000,
    now: () => now,
  });
});

const answer = () => breaker.run(() => Promise.resolve('answer'));
const failAfter = (ms: number) =>
  breaker.run(() => {
    now += ms;
    return Promise.reject(new Error('no answer'));
  });

describe('a circuit', () => {
  it('opens when a request waited in vain and nobody else was answered; then nobody waits', async () => {
    await answer();
    now += 10;
    await expect(failAfter(2_000)).rejects.toThrow('no answer');
    expect(breaker.state).toBe('open');
    let isAsked = false;
    const refused = breaker.run(async () => {
      isAsked = true;
    });
    await expect(refused).rejects.toThrow(CircuitOpen);
    expect(isAsked).toBe(false);
  });

  it('stays closed for one slow request while others are answered', async () => {
    const slow = Promise.withResolvers<never>();
    const waiting = breaker.run(() => slow.promise);
    now += 1_000;
    await answer();
    now += 1_000;
    slow.reject(new Error('no answer'));
    await expect(waiting).rejects.toThrow('no answer');
    expect(breaker.state).toBe('closed');
  });

  it('stays closed for failures that cost nobody time, as of a subgraph that is restarted', async () => {
    for (let count = 0; count < 100; count += 1) await expect(failAfter(1)).rejects.toThrow('no answer');
    expect(breaker.state).toBe('closed');
  });

  it('lets one request try after a rest, and closes when it is answered', async () => {
    await expect(failAfter(2_000)).rejects.toThrow();
    now += 1_000;
    expect(breaker.state).toBe('half-open');
    const trial = Promise.withResolvers<string>();
    const trying = breaker.run(() => trial.promise);
    await expect(answer()).rejects.toThrow(CircuitOpen);
    trial.resolve('answer');
    expect(await trying).toBe('answer');
    expect(breaker.state).toBe('closed');
    expect(await answer()).toBe('answer');
  });

  it('rests longer each time it tried in vain, up to a limit', async () => {
    await expect(failAfter(2_000)).rejects.toThrow();
    const rests: number[] = [];
    for (let trial = 0; trial < 4; trial += 1) {
      const from = now;
      while (breaker.state === 'open') now += 100;
      rests.push(now - from);
      await expect(failAfter(1)).rejects.toThrow('no answer');
    }
    expect(rests).toEqual([1_000, 2_000, 4_000, 4_000]);
  });

  it('learns nothing from a try that had to be given up early: the next one tries at once', async () => {
    await expect(failAfter(2_000)).rejects.toThrow();
    now += 1_000;
    const hurried = breaker.run(() => {
      now += 100;
      return Promise.reject(new Late());
    });
    await expect(hurried).rejects.toThrow(Late);
    expect(breaker.state).toBe('half-open');
    expect(await answer()).toBe('answer');
    expect(breaker.state).toBe('closed');
  });

  it('learns from a try that was late after all the time there is', async () => {
    await expect(failAfter(2_000)).rejects.toThrow();
    now += 1_000;
    const patient = breaker.run(() => {
      now += 2_000;
      return Promise.reject(new Late());
    });
    await expect(patient).rejects.toThrow(Late);
    expect(breaker.state).toBe('open');
  });

  it('stays closed when a try fails after somebody else was answered', async () => {
    const late = Promise.withResolvers<string>();
    const waiting = breaker.run(() => late.promise);
    await expect(failAfter(2_000)).rejects.toThrow();
    now += 1_000;
    const trial = Promise.withResolvers<string>();
    const trying = breaker.run(() => trial.promise);
    now += 10;
    late.resolve('answer');
    await waiting;
    trial.reject(new Error('no answer'));
    await expect(trying).rejects.toThrow('no answer');
    expect(breaker.state).toBe('closed');
  });

  it('closes also by an answer that was long on its way', async () => {
    const late = Promise.withResolvers<string>();
    const waiting = breaker.run(() => late.promise);
    await expect(failAfter(2_000)).rejects.toThrow('no answer');
    late.resolve('answer');
    await waiting;
    expect(breaker.state).toBe('closed');
  });
});
