'use client';

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { type ButtonKind, type ButtonSize, buttonStyle } from './button-style.ts';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children'> & {
  kind?: ButtonKind;
  size?: ButtonSize;
  className?: string;
  children: ReactNode;
};

/** For what happens on the page; use `ButtonLink` to go somewhere. `isPending` keeps the focus and says it is busy. */
export function Button({ kind, size, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonStyle(kind, size, className)}>
      {children}
    </AriaButton>
  );
}
