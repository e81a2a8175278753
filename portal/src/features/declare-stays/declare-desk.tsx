'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { EstablishmentPicker } from '#features/stays/establishment-picker.tsx';
import type { Nationality } from '#features/stays/nationalities.ts';
import { NationalityProvider } from '#features/stays/nationality-context.tsx';
import { NationalityList } from '#features/stays/nationality-field.tsx';
import { staysMessages } from '#features/stays/stays.messages.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { declareMessages } from './declare.messages.ts';
import { GuestCard } from './guest-card.tsx';
import { guestFieldId } from './guest-field-id.ts';
import { MrzReader } from './mrz-reader.tsx';
import { problemText } from './problem-text.ts';
import { Receipts } from './receipts.tsx';
import { useDeclaration } from './use-declaration.ts';

type House = { id: string; name: string; commune: string };
type DeclareDeskProps = {
  establishments: readonly House[];
  chosen: House;
  nationalities: readonly Nationality[];
  openedAt: string;
};

export function DeclareDesk({ nationalities, ...props }: DeclareDeskProps) {
  return (
    <GraphqlProvider>
      <NationalityProvider nationalities={nationalities}>
        <Desk {...props} />
      </NationalityProvider>
    </GraphqlProvider>
  );
}

function Desk({ establishments, chosen, openedAt }: Omit<DeclareDeskProps, 'nationalities'>) {
  const locale = useLocale();
  const words = declareMessages[locale];
  const desk = useDeclaration(chosen.id, openedAt);
  const { drafts, problems, unanswered, landed, trouble, answers, pending } = desk;
  const wasAdded = useRef(false);
  const [pressedEmpty, setPressedEmpty] = useState(false);
  const isEmpty = desk.count === 0;
  const errors = drafts.flatMap((draft, at) =>
    (problems[draft.clientReference] ?? []).map((problem) => ({
      message: words.errorOf(at + 1, problemText(problem, locale)),
      fieldId: guestFieldId(at + 1, problem.field),
    })),
  );
  const wrong = drafts.filter((draft) => (problems[draft.clientReference] ?? []).length > 0).length;

  useEffect(() => {
    const plain = document.title.replace(/^.*?: (?=.* · )/, '');
    document.title = wrong > 0 ? words.titleWithErrors(plain) : plain;
  }, [wrong, words]);
  useEffect(() => {
    if (!wasAdded.current) return;
    wasAdded.current = false;
    document.getElementById(guestFieldId(drafts.length, 'fullName'))?.focus();
  }, [drafts.length]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setPressedEmpty(isEmpty);
    if (pending === null && !isEmpty) void desk.declare();
  }

  return (
    <>
      <PageHeader
        title={words.title}
        lead={staysMessages[locale].inCommune(chosen.name, chosen.commune)}
        aside={<EstablishmentPicker establishments={establishments} chosenId={chosen.id} />}
      />
      <NationalityList />
      <div className="space-y-8">
        <ErrorSummary key={answers} title={words.errorTitle(wrong)} errors={errors} />
        {trouble?.kind === 'unknown' && (
          <Notice tone="warning" title={words.unknownTitle} isAnnounced>
            {words.unknownText}
          </Notice>
        )}
        {trouble?.kind === 'refused' && (
          <Notice tone="danger" title={words.refusedTitle} isAnnounced>
            {trouble.message}
          </Notice>
        )}
        <Receipts landed={landed} takesFocus={errors.length === 0 && trouble === null} answers={answers} />
        <p className="max-w-prose text-sm text-soft">
          <span className="font-medium text-ink">{words.deadlines}.</span> {words.deadlineVietnamese}{' '}
          {words.deadlineForeign}
        </p>
        <MrzReader
          isReading={pending === 'reading'}
          hasRead={drafts.some(({ mrz }) => mrz !== '')}
          onRead={desk.read}
          onAddUnread={desk.addUnread}
        />
        <form onSubmit={submit} noValidate className="space-y-4" aria-label={words.title}>
          {drafts.map((draft, at) => (
            <GuestCard
              key={draft.clientReference}
              draft={draft}
              number={at + 1}
              problems={problems[draft.clientReference] ?? []}
              isForeign={desk.isForeign(draft.nationality)}
              isUnanswered={unanswered[draft.clientReference] !== undefined}
              isDisabled={pending === 'declaring'}
              isOnly={drafts.length === 1}
              onChange={(values) => desk.change(draft.clientReference, values)}
              onRemove={() => desk.remove(draft.clientReference)}
            />
          ))}
          <Button
            kind="secondary"
            onPress={() => {
              wasAdded.current = true;
              desk.add();
            }}
          >
            {words.addGuest}
          </Button>
          <div className="-mx-4 border-t border-rule bg-ground px-4 py-3 md:sticky md:bottom-0 md:-mx-8 md:px-8">
            {pressedEmpty && isEmpty && (
              <p role="alert" className="mb-2 font-medium text-coral">
                {words.nothingFilled}
              </p>
            )}
            <Button type="submit" size="large" isPending={pending === 'declaring'}>
              {pending === 'declaring' ? words.submitting(desk.count) : words.submit(desk.count)}
            </Button>
          </div>
        </form>
      </div>
    </>
  );
}
