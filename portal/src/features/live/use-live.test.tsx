import { act, render, screen } from '@testing-library/react';
import { gql } from '@urql/core';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '#language/language-provider.tsx';
import { FakeLiveConnection } from '../../../test/fake-live-connection.ts';
import { Freshness } from './freshness.tsx';
import { LiveConnectionContext } from './live-connection-context.ts';
import { useLive } from './use-live.ts';

const document = gql<{ cursor: string }, { after: string | null }>`
  subscription Things($after: String) {
    cursor(after: $after)
  }
`;

function Board() {
  const [seen, setSeen] = useState<string[]>([]);
  const state = useLive({
    document,
    variables: {},
    cursorOf: ({ cursor }) => cursor,
    onEvent: ({ cursor }) => setSeen((before) => [...before, cursor]),
  });
  return (
    <>
      <Freshness state={state} />
      <p data-testid="seen">{seen.join(' ')}</p>
    </>
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T07:03:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

it('a board that was never reloaded shows each event once and says how fresh it is', () => {
  const connection = new FakeLiveConnection();
  render(
    <LanguageProvider locale="vi">
      <LiveConnectionContext value={connection}>
        <Board />
      </LiveConnectionContext>
    </LanguageProvider>,
  );
  expect(screen.getByRole('status').textContent).toBe('Đang kết nối');
  act(() => {
    connection.open();
    connection.send('1');
  });
  expect(screen.getByRole('status').textContent).toBe('Đang bắt kịp');
  act(() => vi.advanceTimersByTime(1_000));
  expect(screen.getByRole('status').textContent).toBe('Trực tiếp');
  act(() => connection.breakLine());
  expect(screen.getByRole('status').textContent).toBe('Dữ liệu cũ từ 14:03');
  act(() => window.dispatchEvent(new window.Event('online')));
  act(() => {
    connection.open();
    connection.send('1');
    connection.send('2');
  });
  expect(screen.getByTestId('seen').textContent).toBe('1 2');
});
