'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** What a page has come to say takes the focus: it is read aloud, and the next thing to do is a Tab away. */
export function TakeFocus({ className = '', children }: { className?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={box} tabIndex={-1} className={`outline-none ${className}`}>
      {children}
    </div>
  );
}
