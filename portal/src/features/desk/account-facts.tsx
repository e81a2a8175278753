import type { ReactNode } from 'react';
import { formatDay, formatExact, formatMoment, formatNumber } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { Badge } from '#ui/badge.tsx';
import type { AccountView } from './acts.ts';
import { deskMessages } from './desk.messages.ts';

type AccountFactsProps = { locale: Locale; account: AccountView };

export function AccountBadges({ locale, account }: AccountFactsProps) {
  const words = deskMessages[locale];
  const isVerified = account.assuranceLevel === 'VERIFIED';
  return (
    <span className="flex flex-wrap gap-2" data-account-state={account.frozenAt === null ? 'open' : 'frozen'}>
      <Badge tone={isVerified ? 'green' : 'amber'}>{isVerified ? words.verified : words.selfDeclared}</Badge>
      <Badge tone={account.frozenAt === null ? 'neutral' : 'coral'}>
        {account.frozenAt === null ? words.open : words.frozen}
      </Badge>
    </span>
  );
}

/** What an officer compares with the document, and what an act would change. */
export function AccountFacts({ locale, account }: AccountFactsProps) {
  const words = deskMessages[locale];
  const { frozenAt, recoveryCodeUntil } = account;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      <Fact name={words.nationalId}>
        <span className="tabular">{account.maskedNationalId}</span>
      </Fact>
      <Fact name={words.phone}>
        <span className="tabular">{account.maskedPhone ?? words.noPhone}</span>
      </Fact>
      <Fact name={words.registered}>{formatDay(account.registeredAt, locale)}</Fact>
      {frozenAt && (
        <Fact name={words.frozenSince}>
          <Moment at={frozenAt} locale={locale} />
        </Fact>
      )}
      <Fact name={words.sessions}>{formatNumber(account.openSessions, locale)}</Fact>
      <Fact name={words.factors}>{formatNumber(account.secondFactors, locale)}</Fact>
      {recoveryCodeUntil && !frozenAt && (
        <Fact name={words.codeUntil}>
          <Moment at={recoveryCodeUntil} locale={locale} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

export function Moment({ at, locale }: { at: string; locale: Locale }) {
  return (
    <time dateTime={at} title={formatExact(at, locale)}>
      {formatMoment(at, locale)}
    </time>
  );
}
