'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';

type DropDownProps = {
  label: ReactNode;
  name: string;
  summaryClassName: string;
  panelClassName: string;
  children: ReactNode;
};

/** A disclosure that opens without script; with it, it closes on Escape, on a press elsewhere and on a new page. */
export function DropDown({ label, name, summaryClassName, panelClassName, children }: DropDownProps) {
  const box = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  useEffect(() => {
    const close = (event: Event) => {
      const details = box.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        details.querySelector('summary')?.focus();
      } else if (details.contains(event.target as Node)) return;
      details.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details key={path} ref={box} name={name} className="group relative">
      <summary className={summaryClassName}>{label}</summary>
      <div className={panelClassName}>{children}</div>
    </details>
  );
}
