'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { fieldStyle } from '#ui/field-style.ts';
import { clientsMessages } from './clients.messages.ts';

type SecretNoticeProps = {
  level: 2 | 3;
  title: string;
  clientId: string;
  secret: string;
  action?: ReactNode;
};

/** Takes the focus, since what it shows is shown once. */
export function SecretNotice({ level, title, clientId, secret, action }: SecretNoticeProps) {
  const words = clientsMessages[useLocale()];
  const Heading = level === 2 ? 'h2' : 'h3';
  const made = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      aria-labelledby={made}
      data-secret
      className="max-w-prose space-y-4 rounded-md border-l-4 border-green bg-green-wash p-4"
    >
      <Heading id={made} ref={heading} tabIndex={-1} className="text-lg">
        {title}
      </Heading>
      <div>
        <p className="font-medium">{words.secretTitle}</p>
        <p className="text-sm">{words.secretText}</p>
      </div>
      <CopyField label={words.clientId} value={clientId} />
      <CopyField label={words.secret} value={secret} />
      {action}
    </section>
  );
}

function CopyField({ label, value }: { label: string; value: string }) {
  const words = clientsMessages[useLocale()];
  const field = useRef<HTMLInputElement>(null);
  const made = useId();
  const [state, setState] = useState<'copied' | 'selected' | null>(null);

  async function copy(): Promise<void> {
    field.current?.select();
    // Selected is the next best.
    setState((await copyText(value)) ? 'copied' : 'selected');
  }
  return (
    <div className={fieldStyle.field}>
      <label htmlFor={made} className={fieldStyle.label}>
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={made}
          readOnly
          value={value}
          className={`${fieldStyle.input} min-w-0 flex-1 basis-60 font-mono text-sm`}
        />
        <Button kind="secondary" aria-label={words.copyOf(label)} onPress={() => void copy()}>
          {words.copy}
        </Button>
      </div>
      <p role="status" className="min-h-5 text-sm text-soft">
        {state && words[state]}
      </p>
    </div>
  );
}
