import { showCorrectedValue } from '#features/my-data/corrected-value.ts';
import { myDataMessages } from '#features/my-data/my-data.messages.ts';
import type { DeskQuestionFragment, DeskRequestFragment } from '#generated/graphql/graphql.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { answerQuestion, decideRequest } from './actions.ts';
import { dataDeskMessages } from './data-desk.messages.ts';
import { type DeskDraft, DeskItem } from './desk-item.tsx';

type ListProps<T> = { locale: Locale; items: readonly T[]; draft: DeskDraft | null };

export function QuestionQueue({ locale, items, draft }: ListProps<DeskQuestionFragment>) {
  const words = dataDeskMessages[locale];
  return (
    <ul className="divide-y divide-rule border-y border-rule empty:hidden">
      {items.map(({ id, message, askedAt, answerBy, citizen, accessedBy, organization, summary }) => (
        <DeskItem
          key={id}
          locale={locale}
          id={id}
          title={organization ? localized(organization.name, locale) : words.title}
          from={{ name: citizen.fullName, at: askedAt }}
          due={{ day: answerBy, words: words.answerBy }}
          label={words.answer}
          draft={draft}
          action={answerQuestion.bind(null, locale, id)}
          buttons={
            <button type="submit" className={buttonStyle()}>
              {words.send}
            </button>
          }
        >
          <p className="whitespace-pre-line">{message}</p>
          {summary && <p className="text-sm text-soft">{localized(summary, locale)}</p>}
          {accessedBy && <p className="text-sm text-soft">{words.by(accessedBy.fullName)}</p>}
        </DeskItem>
      ))}
    </ul>
  );
}

/** What is held now in the field that one of the requests is about. */
export type Held = { id: string; value: string | null };

type RequestQueueProps = ListProps<DeskRequestFragment> & { held: Held | null };

export function RequestQueue({ locale, items, draft, held }: RequestQueueProps) {
  const words = dataDeskMessages[locale];
  const kinds = myDataMessages[locale];
  return (
    <ul className="divide-y divide-rule border-y border-rule empty:hidden">
      {items.map(
        ({
          id,
          kind,
          requestedAt,
          completeBy,
          reason,
          correctedField,
          correctedValue,
          isLifted,
          citizen,
        }) => (
          <DeskItem
            key={id}
            locale={locale}
            id={id}
            title={isLifted ? kinds.lift : kinds.kind[kind]}
            from={{ name: citizen.fullName, at: requestedAt }}
            due={{ day: completeBy, words: words.completeBy }}
            label={words.note}
            draft={draft}
            action={decideRequest.bind(null, locale, id)}
            buttons={
              <>
                <button type="submit" name="decision" value="fulfil" className={buttonStyle()}>
                  {words.fulfil}
                </button>
                <button type="submit" name="decision" value="refuse" className={buttonStyle('danger')}>
                  {words.refuse}
                </button>
              </>
            }
          >
            {correctedField && (
              <>
                <p>
                  {kinds.fields[correctedField]}:{' '}
                  <strong>{showCorrectedValue(correctedField, correctedValue, locale)}</strong>
                </p>
                {held?.id === id ? (
                  <p data-held>
                    {words.held}:{' '}
                    <strong>
                      {showCorrectedValue(correctedField, held.value, locale) || words.heldNothing}
                    </strong>
                  </p>
                ) : (
                  <p className="text-sm text-soft">
                    <a href={`/${locale}/data-requests?held=${id}#item-${id}`} className="link">
                      {words.showHeld}
                    </a>{' '}
                    {words.heldIsLook}
                  </p>
                )}
              </>
            )}
            <p className="whitespace-pre-line">{reason}</p>
          </DeskItem>
        ),
      )}
    </ul>
  );
}
