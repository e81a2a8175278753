'use client';

import { useRef, useState } from 'react';
import { useClient } from 'urql';
import type { LiveState } from '#features/live/live-feed.ts';
import { useLive } from '#features/live/use-live.ts';
import { daysLater, islandDay } from '#features/stays/island-time.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  BoardArrivalsDocument,
  BoardStayChangedDocument,
  BoardStayFragmentDoc,
  BoardSummaryChangedDocument,
  BoardSummaryFragmentDoc,
  BoardSummaryNowDocument,
} from '#generated/graphql/graphql.ts';
import {
  type ArrivalStream,
  type BoardStay,
  streamOf,
  withArrival,
  withEarlier,
  withNews,
  withWaiting,
} from './arrival-stream.ts';
import { type BoardEstablishment, type Summary, withGuests } from './board-view.ts';
import { arrivalsAfterBreak, firstArrivals } from './first-arrivals.ts';

type Read = {
  summary: Summary;
  arrivals: readonly BoardStay[];
  establishments: readonly BoardEstablishment[];
};

export function useArrivals(read: Read, purpose: string, isHeld: boolean) {
  const client = useClient();
  const [stream, setStream] = useState<ArrivalStream>(() => streamOf(read.arrivals));
  const [establishments, setEstablishments] = useState(read.establishments);
  const readings = useRef(0);
  const state = useLive({
    document: BoardStayChangedDocument,
    variables: {},
    cursorOf: ({ stayChanged }) => stayChanged.eventCursor,
    onEvent: ({ stayChanged: { kind, stay: masked } }) => {
      const stay = readFragment(BoardStayFragmentDoc, masked);
      const isArrival = kind === 'DECLARED';
      setStream((before) => (isArrival ? withArrival(before, stay, isHeld) : withNews(before, stay)));
      if (isArrival || kind === 'DEPARTED' || kind === 'CANCELLED') {
        setEstablishments((before) => withGuests(before, stay.establishment.id, isArrival ? 1 : -1));
      }
    },
    onReadAfresh: () => {
      const first = readings.current++ === 0 ? firstArrivals : arrivalsAfterBreak;
      const from = daysLater(islandDay(new Date()), -1);
      void client
        .query(BoardArrivalsDocument, { purpose, from, first }, { requestPolicy: 'network-only' })
        .toPromise()
        .then(({ data }) => {
          if (!data) return;
          const arrivals = readFragment(BoardStayFragmentDoc, data.stays.nodes);
          setStream((before) => withEarlier(before, arrivals));
        });
    },
  });
  if (!isHeld && stream.waiting.length > 0) setStream(withWaiting(stream));
  return { stream, establishments, state, showWaiting: () => setStream(withWaiting) };
}

export function useSummary(read: Summary): { summary: Summary; state: LiveState } {
  const client = useClient();
  const [summary, setSummary] = useState(read);
  const state = useLive({
    document: BoardSummaryChangedDocument,
    variables: {},
    cursorOf: ({ accommodationSummaryChanged }) => accommodationSummaryChanged.eventCursor,
    onEvent: ({ accommodationSummaryChanged }) =>
      setSummary(readFragment(BoardSummaryFragmentDoc, accommodationSummaryChanged.summary)),
    onReadAfresh: () => {
      void client
        .query(BoardSummaryNowDocument, {}, { requestPolicy: 'network-only' })
        .toPromise()
        .then(({ data }) => {
          if (data) setSummary(readFragment(BoardSummaryFragmentDoc, data.accommodationSummary));
        });
    },
  });
  return { summary, state };
}
