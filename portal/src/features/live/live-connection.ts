import { createClient } from 'graphql-ws';
import type { Locale } from '#language/locale.ts';
import type { LiveConnection } from './live-feed.ts';

const keepAliveMs = 10_000;

/** One socket for all live views of a tab. Coming back after a break is the feeds' business: only they know their cursors. */
export function createLiveConnection(locale: Locale): LiveConnection {
  let isOpen = false;
  const client = createClient({
    url: () => `${location.origin.replace(/^http/, 'ws')}/graphql?language=${locale}`,
    lazy: true,
    lazyCloseTimeout: 3_000,
    retryAttempts: 0,
    keepAlive: keepAliveMs,
    onNonLazyError: () => undefined,
  });
  client.on('connected', () => {
    isOpen = true;
  });
  client.on('closed', () => {
    isOpen = false;
  });
  // Without an answer to a ping within the same time the line is dead, whatever the browser believes.
  let overdue: ReturnType<typeof setTimeout> | undefined;
  client.on('ping', (received) => {
    if (received) return;
    clearTimeout(overdue);
    overdue = setTimeout(() => client.terminate(), keepAliveMs);
  });
  client.on('pong', (received) => {
    if (received) clearTimeout(overdue);
  });

  return {
    subscribe(request, sink) {
      if (isOpen) queueMicrotask(sink.open);
      const forgetOpen = client.on('connected', sink.open);
      const unsubscribe = client.subscribe(request, {
        next: (result) => sink.next({ data: result.data ?? null, errors: result.errors ?? [] }),
        error: (error) => sink.error(Array.isArray(error) ? error : []),
        complete: sink.complete,
      });
      return () => {
        forgetOpen();
        unsubscribe();
      };
    },
    restart: () => client.terminate(),
  };
}
