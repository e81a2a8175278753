'use client';

import { useSyncExternalStore } from 'react';
import { useMessages } from '#language/language-provider.tsx';
import { statesMessages } from './states.messages.ts';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Stays at the foot of the window while the device has no network; what is on the page remains readable. */
export function OfflineNotice() {
  const words = useMessages(statesMessages);
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status" className="sticky bottom-0 z-20">
      {!isOnline && (
        <p className="border-t border-amber bg-amber-wash px-4 py-3 text-center font-medium">
          {words.offline}
        </p>
      )}
    </div>
  );
}
