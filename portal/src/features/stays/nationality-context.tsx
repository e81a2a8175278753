'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { Nationality } from './nationalities.ts';

const NationalityContext = createContext<readonly Nationality[]>([]);

export function NationalityProvider({
  nationalities,
  children,
}: {
  nationalities: readonly Nationality[];
  children: ReactNode;
}) {
  return <NationalityContext value={nationalities}>{children}</NationalityContext>;
}

export function useNationalities(): readonly Nationality[] {
  return useContext(NationalityContext);
}

/** The name for a code; a code that the list lacks is shown as it is. */
export function useNationalityName(): (code: string) => string {
  const nationalities = useNationalities();
  const names = useMemo(() => new Map(nationalities), [nationalities]);
  return useCallback((code: string) => names.get(code) ?? code, [names]);
}
