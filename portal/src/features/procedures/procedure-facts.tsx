import type { ReactNode } from 'react';
import type { ProcedureRowFragment } from '#generated/graphql/graphql.ts';
import { formatMoney } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { type Localized, localized } from '#language/messages.ts';
import { proceduresMessages } from './procedures.messages.ts';

type ProcedureFactsProps = { locale: Locale; procedure: ProcedureRowFragment; agency: Localized | null };

export function ProcedureFacts({ locale, procedure, agency }: ProcedureFactsProps) {
  const words = proceduresMessages[locale];
  return (
    <dl className="grid gap-x-10 border-t border-rule md:grid-cols-2 lg:grid-cols-1">
      <Fact label={words.time}>{words.days(procedure.processingDays)}</Fact>
      <Fact label={words.fee}>{procedure.fee === 0 ? words.free : formatMoney(procedure.fee, locale)}</Fact>
      <Fact label={words.agency}>
        {agency === null ? (
          <span className="text-soft">{words.agencyMissing}</span>
        ) : (
          localized(agency, locale)
        )}
      </Fact>
      <Fact label={words.level}>{words.levels[procedure.level]}</Fact>
      <Fact label={words.online}>{words.serviceLevels[procedure.serviceLevel]}</Fact>
      <Fact label={words.code}>
        <span className="tabular">{procedure.code}</span>
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="border-b border-rule py-3">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}
