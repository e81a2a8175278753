'use client';

import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components/Checkbox';

/** In a table row give it `slot="selection"` and no children, with an `aria-label`. */
export function Checkbox({
  children,
  ...props
}: Omit<CheckboxProps, 'children' | 'className'> & { children?: ReactNode }) {
  return (
    <AriaCheckbox {...props} className="group relative flex min-h-6 cursor-pointer items-center gap-2">
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="grid size-5 shrink-0 place-items-center rounded-sm border border-strong bg-paper group-data-focus-visible:outline-3 group-data-focus-visible:outline-sea group-data-indeterminate:border-sea group-data-indeterminate:bg-sea group-data-selected:border-sea group-data-selected:bg-sea">
            <svg
              viewBox="0 0 16 16"
              aria-hidden="true"
              className="size-3.5 fill-none stroke-on-sea stroke-[2.5]"
            >
              {isIndeterminate ? <path d="M3 8h10" /> : isSelected ? <path d="m3 8.5 3.2 3L13 4.5" /> : null}
            </svg>
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}
