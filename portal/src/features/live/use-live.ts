'use client';

import type { TypedDocumentNode } from '@urql/core';
import { useContext, useEffect, useEffectEvent, useState } from 'react';
import { requestOf } from '#graphql/trusted-document.ts';
import { LiveConnectionContext } from './live-connection-context.ts';
import { LiveFeed, type LiveState } from './live-feed.ts';

export type UseLiveOptions<Data, Variables> = {
  document: TypedDocumentNode<Data, Variables>;
  /** Without `after`: the hook keeps the cursor itself. */
  variables: Omit<Variables, 'after'>;
  /** The cursor to begin behind, when what is on screen came with one. */
  after?: string | null;
  cursorOf: (data: Data) => string;
  onEvent: (data: Data) => void;
  /** Called once listening has begun, and when a cursor is too old: read again what the page shows. */
  onReadAfresh?: () => void;
};

/** Listens for as long as the component is there, through breaks, each event once. Returns how fresh the view is. */
export function useLive<Data, Variables extends Record<string, unknown>>(
  options: UseLiveOptions<Data, Variables>,
): LiveState {
  const connection = useContext(LiveConnectionContext);
  const [state, setState] = useState<LiveState>({ kind: 'connecting' });
  const cursorOf = useEffectEvent((data: Data) => options.cursorOf(data));
  const onEvent = useEffectEvent((data: Data) => options.onEvent(data));
  const onReadAfresh = useEffectEvent(() => options.onReadAfresh?.());
  const { document, after = null } = options;
  const variables = JSON.stringify(options.variables);

  useEffect(() => {
    if (connection === null) return;
    const feed = new LiveFeed<Data>({
      connection,
      ...requestOf(document),
      variables: JSON.parse(variables) as Record<string, unknown>,
      after,
      cursorOf: (data) => cursorOf(data),
      onEvent: (data) => onEvent(data),
      onReadAfresh: () => onReadAfresh(),
      onState: setState,
    });
    const wake = () => feed.wake();
    feed.start();
    window.addEventListener('online', wake);
    window.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      window.removeEventListener('visibilitychange', wake);
      feed.stop();
    };
  }, [connection, document, variables, after]);

  return state;
}
