'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { LiveState } from '#features/live/live-feed.ts';
import { useLive } from '#features/live/use-live.ts';
import { MeasurementsRecordedDocument } from '#generated/air/graphql.ts';
import { type StationView, withEvent, withNewer } from './station-view.ts';

/** The stations that the server read, kept up to date. `stationId` listens to one alone. */
export function useLiveStations(
  read: readonly StationView[],
  stationId?: string,
): { stations: readonly StationView[]; state: LiveState } {
  const router = useRouter();
  const [shown, setShown] = useState({ read, stations: read });
  if (shown.read !== read) setShown({ read, stations: withNewer(read, shown.stations) });
  const state = useLive({
    document: MeasurementsRecordedDocument,
    variables: { stationId: stationId ?? null },
    cursorOf: ({ measurementsRecorded }) => measurementsRecorded.eventCursor,
    onEvent: ({ measurementsRecorded }) =>
      setShown((before) => ({ ...before, stations: withEvent(before.stations, measurementsRecorded) })),
    onReadAfresh: () => router.refresh(),
  });
  return { stations: shown.stations, state };
}
