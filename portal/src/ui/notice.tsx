import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type NoticeTone = 'info' | 'warning' | 'danger' | 'done';

const tones: Record<NoticeTone, string> = {
  info: 'border-sea bg-sea-wash',
  warning: 'border-amber bg-amber-wash',
  danger: 'border-coral bg-coral-wash',
  done: 'border-green bg-green-wash',
};

type NoticeProps = {
  tone?: NoticeTone;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  isAnnounced?: boolean;
};

/** A word from the office in the flow of the page. `isAnnounced` when it appears after the page. */
export function Notice({ tone = 'info', title, children, action, isAnnounced }: NoticeProps) {
  return (
    <div
      role={isAnnounced ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={classNames('rounded-md border-l-4 px-4 py-3', tones[tone])}
    >
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 text-sm">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
