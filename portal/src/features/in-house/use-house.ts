'use client';

import { useState } from 'react';
import { useClient } from 'urql';
import { useLive } from '#features/live/use-live.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  HouseStayChangedDocument,
  HouseStayFragmentDoc,
  InHouseDocument,
} from '#generated/graphql/graphql.ts';
import { type HouseStay, type HouseView, viewOf, withChange, withRead, withWaiting } from './house-view.ts';

/** The guests that the server read, kept up to date by the house's own events. */
export function useHouse(
  establishmentId: string,
  read: readonly HouseStay[],
  today: string,
  isHeld: boolean,
) {
  const client = useClient();
  const [view, setView] = useState<HouseView>(() => viewOf(read));
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
