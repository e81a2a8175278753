'use client';

import { useState } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { developersMessages } from './developers.messages.ts';

export function CopyButton({ text }: { text: string }) {
  const words = developersMessages[useLocale()];
  const [isCopied, setIsCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  }
  return (
    <Button kind="quiet" onPress={copy}>
      <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
    </Button>
  );
}
