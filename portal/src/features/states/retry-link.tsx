'use client';

import type { ReactNode } from 'react';
import { useHere } from '#features/shell/here.tsx';

/** Loads this very page again; a link, so that it works without script. */
export function RetryLink({ children }: { children: ReactNode }) {
  return (
    <a href={useHere()} className="link font-medium">
      {children}
    </a>
  );
}
