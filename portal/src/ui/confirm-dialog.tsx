'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';

type ConfirmDialogProps = {
  title: string;
  children: ReactNode;
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onCancel: () => void;
};

/** For what cannot be undone. The browser's own dialog keeps the focus inside, ends with Escape and gives it back. */
export function ConfirmDialog({ title, children, confirm, cancel, onConfirm, onCancel }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const made = useId();
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${made}-title`}
      aria-describedby={`${made}-text`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg bg-raised p-6 text-ink shadow-float backdrop:bg-[rgb(10_30_50/0.45)]"
    >
      <h2 id={`${made}-title`} className="text-lg">
        {title}
      </h2>
      <div id={`${made}-text`} className="mt-2 text-soft">
        {children}
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button kind="danger" onPress={onConfirm}>
          {confirm}
        </Button>
        <Button kind="quiet" onPress={onCancel} autoFocus>
          {cancel}
        </Button>
      </div>
    </dialog>
  );
}
