import { act, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { LiveConnectionContext } from '#features/live/live-connection-context.ts';
import { LanguageProvider } from '#language/language-provider.tsx';
import { FakeLiveConnection } from '../../../test/fake-live-connection.ts';
import { AirNowList } from './air-now-panel.tsx';
import type { StationView } from './station-view.ts';
import { indexOf, stationWith } from './testing/index-of.ts';

const router = { refresh: vi.fn() };
vi.mock('next/navigation', () => ({ useRouter: () => router }));

let connection: FakeLiveConnection;
beforeEach(() => {
  connection = new FakeLiveConnection();
});

function show(stations: readonly StationView[]) {
  render(
    <LanguageProvider locale="vi">
      <LiveConnectionContext value={connection}>
        <AirNowList stations={stations} title="Không khí lúc này" />
      </LiveConnectionContext>
    </LanguageProvider>,
  );
}

it('sums the island up in a sentence and advises for its worst air', () => {
  show([stationWith('A', indexOf(188)), stationWith('B', indexOf(42)), stationWith('C', null)]);
  expect(screen.getByText('Không khí trên đảo từ tốt đến xấu, VN_AQI 42–188.')).toBeDefined();
  expect(screen.getByText('Lời khuyên 188')).toBeDefined();
  expect(screen.getByText('Lời khuyên riêng 188')).toBeDefined();
});

it('says one band once', () => {
  show([stationWith('A', indexOf(44)), stationWith('B', indexOf(42))]);
  expect(screen.getByText('Không khí trên đảo ở mức tốt, VN_AQI 42–44.')).toBeDefined();
});

it('keeps number, word, sentence and advice up to date without moving the rows', () => {
  show([stationWith('A', indexOf(90)), stationWith('B', indexOf(42))]);
  act(() => {
    connection.open();
    connection.last.sink.next({
      data: {
        measurementsRecorded: {
          eventCursor: '1',
          station: { id: 'B', status: 'ONLINE', index: indexOf(188) },
          measurements: [],
        },
      },
      errors: [],
    });
  });
  const rows = screen.getAllByRole('listitem');
  expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual(['Trạm A', 'Trạm B']);
  expect(within(rows[1] ?? document.body).getByText('188')).toBeDefined();
  expect(within(rows[1] ?? document.body).getByText('Xấu')).toBeDefined();
  expect(screen.getByText('Không khí trên đảo từ trung bình đến xấu, VN_AQI 90–188.')).toBeDefined();
  expect(screen.getByText('Lời khuyên 188')).toBeDefined();
});
