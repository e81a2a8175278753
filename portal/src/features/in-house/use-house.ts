'use client';

import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useLive } from '#features/live/use-live.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  HouseStayChangedDocument,
  HouseStayFragmentDoc,
  InHouseDocument,
} from '#generated/graphql/graphql.ts';
import {
  type HouseStay,
  type HouseView,
  settled,
  viewOf,
  withChange,
  withRead,
  withWaiting,
} from './house-view.ts';

/** As long as the design lets a new row glow. */
const glowMs = 1_600;

/** The guests that the server read, kept up to date by the house's own events. */
export function useHouse(
  establishmentId: string,
  read: readonly HouseStay[],
  today: string,
  isHeld: boolean,
) {
  const client = useClient();
  const [view, setView] = useState<HouseView>(() => viewOf(read));
  const { glowing, waiting } = view;
  useEffect(() => {
    const shining = [...glowing].filter((id) => !waiting.includes(id));
    if (shining.length === 0) return;
    const timer = setTimeout(() => setView((before) => settled(before, shining)), glowMs);
    return () => clearTimeout(timer);
  }, [glowing, waiting]);
  const state = useLive({
    document: HouseStayChangedDocument,
    variables: { establishmentId },
    cursorOf: ({ stayChanged }) => stayChanged.eventCursor,
    onEvent: ({ stayChanged }) => {
      const stay = readFragment(HouseStayFragmentDoc, stayChanged.stay);
      setView((before) => withChange(before, stay, isHeld));
    },
    onReadAfresh: () => {
      void client
        .query(InHouseDocument, { establishmentId, today }, { requestPolicy: 'network-only' })
        .toPromise()
        .then(({ data }) => {
          if (!data?.establishment) return;
          const { staying, leaving } = data.establishment;
          const stays = readFragment(HouseStayFragmentDoc, [...leaving.nodes, ...staying.nodes]);
          setView((before) => withRead(before, stays));
        });
    },
  });
  if (!isHeld && view.waiting.length > 0) setView(withWaiting(view));
  return { view, setView, state };
}
