'use client';

import { useState } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { declareMessages } from './declare.messages.ts';
import { splitDocuments } from './pasted-documents.ts';
import type { Trouble, UnreadDocument } from './use-declaration.ts';

type MrzReaderProps = {
  isReading: boolean;
  /** Some guest below was read and is not declared yet. */
  hasRead: boolean;
  onRead: (documents: readonly string[], overrideReason: string) => Promise<UnreadDocument[] | Trouble>;
  onAddUnread: (document: UnreadDocument, overrideReason: string) => void;
};

type Said = { unread: readonly UnreadDocument[]; readCount: number; note: string | null };
const nothing: Said = { unread: [], readCount: 0, note: null };

/** Where nothing could be read, everything is missing: the one cause is enough to say. */
function causes(errors: UnreadDocument['errors']): UnreadDocument['errors'] {
  const unreadable = errors.filter(({ code }) => code === 'MRZ_UNREADABLE');
  return unreadable.length > 0 ? unreadable : errors;
}

/** Lines in, guests out. The graph reads and checks them; what it refuses stays here with the reason. */
export function MrzReader({ isReading, hasRead, onRead, onAddUnread }: MrzReaderProps) {
  const locale = useLocale();
  const words = declareMessages[locale];
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState<Said>(nothing);
  const documents = splitDocuments(text);
  const codes = said.unread.flatMap(({ errors }) => errors.map(({ code }) => code));
  const canOverride = codes.includes('MRZ_CHECK_DIGIT');

  async function read(): Promise<void> {
    if (documents.length === 0) {
      setSaid({ ...nothing, note: words.mrzEmpty });
      return;
    }
    const answer = await onRead(documents, reason);
    if (!Array.isArray(answer)) {
      setSaid({ ...nothing, note: answer.kind === 'refused' ? answer.message : words.unknownTitle });
      return;
    }
    setText(answer.map(({ mrz }) => mrz).join('\n\n'));
    if (answer.length === 0) setReason('');
    setSaid({ unread: answer, readCount: documents.length - answer.length, note: null });
  }

  function type(): void {
    for (const document of said.unread) onAddUnread(document, reason);
    setText('');
    setReason('');
    setSaid(nothing);
  }

  const messages = said.unread.map(({ errors }, at) => {
    const message = causes(errors)
      .map((error) => localized(error.message, locale))
      .join(' ');
    return said.unread.length > 1 ? words.mrzNumbered(at + 1, message) : message;
  });
  const error = said.note ?? (messages.length > 0 ? messages.join(' ') : undefined);
  return (
    <section aria-labelledby="mrz-title" className="space-y-3">
      <h2 id="mrz-title" className="text-lg">
        {words.mrzTitle}
      </h2>
      <TextField
        id="mrz-lines"
        label={words.mrzLabel}
        hint={words.mrzHint}
        value={text}
        onChange={(value) => {
          setText(value);
          if (value.trim() === '') setSaid(nothing);
        }}
        error={error ?? undefined}
        rows={Math.min(10, Math.max(3, text.split('\n').length + 1))}
        autoComplete="off"
        inputClassName="font-mono text-sm tracking-tight"
        spellCheck="false"
      />
      {canOverride && (
        <TextField
          id="mrz-override"
          label={words.mrzReason}
          hint={words.mrzReasonHint}
          value={reason}
          onChange={setReason}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" isPending={isReading} onPress={read}>
          {words.mrzRead(documents.length)}
        </Button>
        {said.unread.length > 0 && (
          <Button kind="quiet" onPress={type}>
            {words.mrzType}
          </Button>
        )}
      </div>
      {hasRead && said.readCount > 0 && (
        <Notice tone="done" title={words.mrzAdded(said.readCount)} isAnnounced />
      )}
    </section>
  );
}
