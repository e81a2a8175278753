import Link from 'next/link';
import type { ReactNode } from 'react';
import { type ButtonKind, type ButtonSize, buttonStyle } from './button-style.ts';

type ButtonLinkProps = {
  href: string;
  kind?: ButtonKind;
  size?: ButtonSize;
  className?: string;
  children: ReactNode;
};

export function ButtonLink({ href, kind, size, className, children }: ButtonLinkProps) {
  return (
    <Link href={href} className={buttonStyle(kind, size, className)} prefetch={false}>
      {children}
    </Link>
  );
}
