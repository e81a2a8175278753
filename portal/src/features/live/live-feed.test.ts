import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeLiveConnection } from '../../../test/fake-live-connection.ts';
import { LiveFeed, type LiveState } from './live-feed.ts';

type Event = { cursor: string };

function startFeed(after: string | null = null) {
  const connection = new FakeLiveConnection();
  const events: string[] = [];
  const states: LiveState['kind'][] = [];
  const readAfresh = vi.fn();
  const feed = new LiveFeed<Event>({
    connection,
    query: 'subscription { x }',
    variables: { stationId: 's' },
    after,
    cursorOf: ({ cursor }) => cursor,
    onEvent: ({ cursor }) => events.push(cursor),
    onReadAfresh: readAfresh,
    onState: ({ kind }) => states.push(kind),
  });
  feed.start();
  return { connection, events, states, readAfresh, feed };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a live feed', () => {
  it('comes back with the cursor of the last event it saw', () => {
    const { connection } = startFeed();
    connection.open();
    connection.send('1');
    connection.send('2');
    connection.breakLine();
    vi.advanceTimersByTime(60_000);
    expect(connection.subscriptions.map(({ variables }) => variables.after)).toEqual([null, '2']);
    expect(connection.last.variables.stationId).toBe('s');
  });

  it('counts an event once, also when it is sent again after a break', () => {
    const { connection, events } = startFeed();
    connection.open();
    connection.send('1');
    connection.breakLine();
    vi.advanceTimersByTime(60_000);
    connection.open();
    connection.send('1');
    connection.send('2');
    expect(events).toEqual(['1', '2']);
  });

  it('hears nothing from a subscription that it has left', () => {
    const { connection, events, feed } = startFeed();
    connection.open();
    const [left] = connection.subscriptions;
    connection.breakLine();
    feed.wake();
    left?.sink.next({ data: { cursor: 'late' }, errors: [] });
    expect(events).toEqual([]);
    expect(left?.isOver).toBe(true);
  });

  it('is live after a moment of silence, catching up until then, stale while the line is down', () => {
    const { connection, states } = startFeed();
    expect(states).toEqual(['connecting']);
    connection.open();
    expect(states.at(-1)).toBe('catching-up');
    vi.advanceTimersByTime(500);
    connection.send('1');
    vi.advanceTimersByTime(500);
    expect(states.at(-1)).toBe('catching-up');
    vi.advanceTimersByTime(500);
    expect(states.at(-1)).toBe('live');
    connection.breakLine();
    expect(states.at(-1)).toBe('stale');
  });

  it('is live after some seconds also where news never pauses', () => {
    const { connection, states } = startFeed();
    connection.open();
    for (let sent = 0; sent < 20; sent += 1) {
      vi.advanceTimersByTime(300);
      connection.send(String(sent));
    }
    expect(states.at(-1)).toBe('live');
  });

  it('tells since when it is stale: the last moment it heard something', () => {
    vi.setSystemTime(new Date('2026-11-22T07:03:00Z'));
    const connection = new FakeLiveConnection();
    const onState = vi.fn();
    new LiveFeed<Event>({
      connection,
      query: '',
      variables: {},
      after: null,
      cursorOf: ({ cursor }) => cursor,
      onEvent: () => undefined,
      onReadAfresh: () => undefined,
      onState,
    }).start();
    connection.open();
    vi.setSystemTime(new Date('2026-11-22T07:09:00Z'));
    connection.breakLine();
    expect(onState).toHaveBeenLastCalledWith({ kind: 'stale', since: new Date('2026-11-22T07:03:00Z') });
  });

  it('never gives up, and waits longer and longer up to 15 seconds', () => {
    const { connection } = startFeed();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const from = Date.now();
      const before = connection.subscriptions.length;
      connection.breakLine();
      while (connection.subscriptions.length === before) vi.advanceTimersByTime(50);
      waits.push(Date.now() - from);
    }
    expect(connection.subscriptions).toHaveLength(13);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15_050);
    expect(waits.at(-1)).toBeGreaterThan(5_000);
    expect(waits[0]).toBeLessThanOrEqual(300);
  });

  it('lets go of a cursor that is too old and has everything read afresh', () => {
    const { connection, readAfresh } = startFeed('old');
    connection.open();
    expect(readAfresh).not.toHaveBeenCalled();
    connection.refuse('BAD_USER_INPUT', 'CURSOR_EXPIRED');
    vi.advanceTimersByTime(60_000);
    expect(connection.last.variables.after).toBeNull();
    connection.open();
    expect(readAfresh).toHaveBeenCalledOnce();
  });

  it('keeps its cursor when it was too slow', () => {
    const { connection } = startFeed();
    connection.open();
    connection.send('7');
    connection.refuse('SLOW_CONSUMER');
    vi.advanceTimersByTime(60_000);
    expect(connection.last.variables.after).toBe('7');
  });

  it('opens a fresh socket for an expired token before it believes that it may not listen', () => {
    const { connection, states } = startFeed();
    connection.open();
    connection.refuse('UNAUTHENTICATED');
    expect(connection.restarts).toBe(1);
    expect(states.at(-1)).toBe('stale');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      vi.advanceTimersByTime(60_000);
      connection.refuse('UNAUTHENTICATED');
    }
    expect(states.at(-1)).toBe('refused');
  });

  it('stops asking for what is forbidden', () => {
    const { connection, states } = startFeed();
    connection.refuse('FORBIDDEN');
    vi.advanceTimersByTime(600_000);
    expect(states.at(-1)).toBe('refused');
    expect(connection.subscriptions).toHaveLength(1);
  });

  it('is silent after stop', () => {
    const { connection, events, feed } = startFeed();
    connection.open();
    feed.stop();
    connection.last.sink.next({ data: { cursor: '1' }, errors: [] });
    vi.advanceTimersByTime(600_000);
    expect(events).toEqual([]);
    expect(connection.subscriptions).toHaveLength(1);
  });
});
