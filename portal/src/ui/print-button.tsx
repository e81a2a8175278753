'use client';

import { useSyncExternalStore } from 'react';
import { Button } from './button.tsx';

const never = () => () => undefined;

/** Without script there is no button: the browser's own menu prints the page as well. */
export function PrintButton({ children }: { children: string }) {
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!hasScript) return null;
  return (
    <Button kind="secondary" size="large" onPress={() => window.print()}>
      {children}
    </Button>
  );
}
