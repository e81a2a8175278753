import { randomUUID } from 'node:crypto';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { DeskTraceViewFragmentDoc } from '#generated/graphql/graphql.ts';
import type { Locale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { AccountBadges, AccountFacts } from './account-facts.tsx';
import { type ActDraft, ActForm, Suggestions } from './act-form.tsx';
import { actsMessages } from './acts.messages.ts';
import { type AccountView, actsFor, type DeskAct } from './acts.ts';
import { deskMessages } from './desk.messages.ts';
import { DeskHistory } from './desk-history.tsx';
import { TakeFocus } from './take-focus.tsx';
import { purposeOf, type Visit } from './visit.ts';

type AccountDeskProps = {
  locale: Locale;
  visitId: string;
  visit: Visit;
  account: AccountView;
  done: DeskAct | null;
  failed: (ActDraft & { act: DeskAct }) | null;
};

const fieldOf: Record<string, string> = {
  documentSeen: 'document',
  phone: 'phone',
  reason: 'reason',
  sure: 'sure',
};

/** One account before the officer: who it is, what can be done, and what was done. */
export function AccountDesk({ locale, visitId, visit, account, done, failed }: AccountDeskProps) {
  const words = deskMessages[locale];
  const { citizen, limit } = account;
  const acts = actsFor(account);
  const isVerified = account.assuranceLevel === 'VERIFIED';
  // Done is done: nothing stands open to be pressed by mistake.
  const open = failed?.act ?? (done === null ? visit.reason : null);
  const place = { visit: visitId, citizenId: citizen.id, name: citizen.fullName };
  const errors = Object.entries(failed?.problems ?? {}).map(([field, message]) => {
    const name = fieldOf[field];
    return name ? { message, fieldId: `${name}-${failed?.act}` } : { message };
  });
  const header = (
    <PageHeader
      above={words.lookedFor(purposeOf(visit, locale))}
      title={citizen.fullName}
      lead={<AccountBadges locale={locale} account={account} />}
      aside={
        done === null && (
          <ButtonLink href={`/${locale}/desk`} kind="secondary">
            {words.next}
          </ButtonLink>
        )
      }
    />
  );
  return (
    <>
      {/* Each answer anew: a second refusal takes the focus as the first one did. */}
      <ErrorSummary key={randomUUID()} title={formsMessages[locale].summary} errors={errors} />
      {done === null && failed === null ? <TakeFocus>{header}</TakeFocus> : header}
      {done && (
        <TakeFocus className="mb-8 max-w-prose">
          <Notice
            tone="done"
            title={actsMessages[locale].acts[done].done(citizen.fullName)}
            action={<ButtonLink href={`/${locale}/desk`}>{words.next}</ButtonLink>}
            isAnnounced
          >
            {actsMessages[locale].doneText}
          </Notice>
        </TakeFocus>
      )}
      {limit && (
        <div className="mb-8 max-w-prose">
          <Notice tone="warning" title={words.limits[limit]} />
        </div>
      )}
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:grid-rows-[auto_1fr]">
        <section aria-labelledby="facts" className={acts.length > 0 ? 'lg:col-start-2' : ''}>
          <h2 id="facts" className="mb-3 text-xl">
            {words.facts}
          </h2>
          <AccountFacts locale={locale} account={account} />
        </section>
        {acts.length > 0 && (
          <section aria-labelledby="acts" className="lg:col-start-1 lg:row-span-2 lg:row-start-1">
            <h2 id="acts" className="border-b border-rule pb-2 text-xl">
              {words.acts}
            </h2>
            <Suggestions id="documents" texts={actsMessages[locale].documents} />
            {acts.map((act) => (
              <ActForm
                key={act}
                locale={locale}
                act={act}
                place={place}
                idempotencyKey={(failed?.act === act && failed.values.key) || randomUUID()}
                isOpen={act === open}
                isVerified={isVerified}
                asksPhone={!isVerified && account.maskedPhone != null}
                draft={failed?.act === act ? failed : null}
              />
            ))}
          </section>
        )}
        <section aria-labelledby="history" className="lg:col-start-2">
          <h2 id="history" className="mb-3 text-xl">
            {words.history}
          </h2>
          <DeskHistory locale={locale} traces={readFragment(DeskTraceViewFragmentDoc, account.history)} />
        </section>
      </div>
    </>
  );
}
