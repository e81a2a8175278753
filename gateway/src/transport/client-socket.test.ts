import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { liveTotals } from '../live/live-totals.ts';
import { ClientSocket } from './client-socket.ts';

/** A socket whose network the test is. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readonly CLOSED = 3;
  readyState = 1;
  bufferedAmount = 0;
  pings = 0;
  sent: string[] = [];
  closedWith: number | undefined;
  private flushed: (() => void)[] = [];

  send(message: string): void {
    this.sent.push(message);
  }
  ping(_data?: unknown, _mask?: unknown, onFlushed?: () => void): void {
    this.pings += 1;
    if (onFlushed) this.flushed.push(onFlushed);
  }
  close(code: number): void {
    this.closedWith = code;
    this.readyState = 2;
  }
  terminate(): void {
    this.readyState = 3;
    this.emit('close');
  }
  drain(): void {
    this.bufferedAmount = 0;
    for (const onFlushed of this.flushed.splice(0)) onFlushed();
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const socket = new FakeSocket();
  const client = new ClientSocket(socket as unknown as WebSocket, new PassThrough(), 1_000);
  return { socket, client };
}

test('a client that answers is pinged every 12 s and kept; one that does not is cut off at the next', () => {
  const { socket } = open();
  vi.advanceTimersByTime(12_000);
  expect(socket.pings).toBe(1);
  socket.emit('pong');
  vi.advanceTimersByTime(12_000);
  expect([socket.pings, socket.readyState]).toEqual([2, 1]);
  vi.advanceTimersByTime(12_000);
  expect(socket.readyState).toBe(3);
});

test('what a client leaves unread for 10 s sends it away, and what it follows is left at once', () => {
  const { socket, client } = open();
  const dismissed: number[] = [];
  client.onDismissed = (code) => dismissed.push(code);
  socket.bufferedAmount = 10;
  client.write('event');
  vi.advanceTimersByTime(9_999);
  expect(socket.closedWith).toBeUndefined();
  vi.advanceTimersByTime(1);
  expect([socket.closedWith, dismissed]).toEqual([4410, [4410]]);
});

test('what it has taken in time does not', () => {
  const { socket, client } = open();
  socket.bufferedAmount = 10;
  client.write('event');
  vi.advanceTimersByTime(9_000);
  socket.drain();
  vi.advanceTimersByTime(2_999);
  socket.emit('pong');
  expect(socket.closedWith).toBeUndefined();
});

test('more than it may leave unread sends it away at once, and nothing more is written', () => {
  const { socket, client } = open();
  socket.bufferedAmount = 1_001;
  client.write('event');
  expect([socket.closedWith, socket.sent]).toEqual([4410, []]);
});

test('a client that is too slow in both ways is sent away, and counted, once', () => {
  const { socket, client } = open();
  const dismissed: number[] = [];
  client.onDismissed = (code) => dismissed.push(code);
  const before = liveTotals.slowClients;
  socket.bufferedAmount = 10;
  client.write('event');
  socket.bufferedAmount = 1_001;
  client.write('event');
  vi.advanceTimersByTime(10_000);
  expect([dismissed, liveTotals.slowClients - before]).toEqual([[4410], 1]);
});
