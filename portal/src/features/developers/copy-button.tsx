'use client';

import { useState } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { developersMessages } from './developers.messages.ts';

export function CopyButton({ text }: { text: string }) {
  const words = developersMessages[useLocale()];
  const [state, setState] = useState<'copy' | 'copied' | 'notCopied'>('copy');
  const copy = async () => setState((await copyText(text)) ? 'copied' : 'notCopied');
  return (
    <Button kind="quiet" onPress={copy}>
      <span aria-live="polite">{words[state]}</span>
    </Button>
  );
}
