'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import type { Nationality } from '#features/stays/nationalities.ts';
import { NationalityProvider, useNationalities } from '#features/stays/nationality-context.tsx';
import { NationalityField, NationalityList, nationalityCode } from '#features/stays/nationality-field.tsx';
import { readDay } from '#features/stays/typed-text.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { formatNumber } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorSummary, type SummaryError } from '#ui/error-summary.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { searchMessages } from './search.messages.ts';
import { SearchResults } from './search-results.tsx';
import { useStaySearch } from './use-stay-search.ts';

type StaySearchProps = { nationalities: readonly Nationality[]; communes: readonly string[] };

export function StaySearch({ nationalities, communes }: StaySearchProps) {
  return (
    <GraphqlProvider>
      <NationalityProvider nationalities={nationalities}>
        <Search communes={communes} />
      </NationalityProvider>
    </GraphqlProvider>
  );
}

const blank = { purpose: '', legalGround: '', search: '', nationality: '', commune: '', from: '', to: '' };
type Name = keyof typeof blank;
const idOf = (name: string) => `stay-search-${name}`;

function Search({ communes }: { communes: readonly string[] }) {
  const locale = useLocale();
  const words = searchMessages[locale];
  const nationalities = useNationalities();
  const [typed, setTyped] = useState(blank);
  const [wrong, setWrong] = useState<Partial<Record<string, string>>>({});
  const [attempts, setAttempts] = useState(0);
  const found = useStaySearch(words.unreachable);
  const errors: Partial<Record<string, string>> = {
    ...wrong,
    ...Object.fromEntries(
      (found.problem?.fields ?? []).map(({ field, message }) => [field.replace('inquiry.', ''), message]),
    ),
  };
  const summary: SummaryError[] = Object.entries(errors).map(([name, message = '']) => ({
    message,
    fieldId: idOf(name),
  }));
  if (summary.length === 0 && found.problem) summary.push({ message: found.problem.message });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setAttempts(attempts + 1);
    const from = readDay(typed.from);
    const to = readDay(typed.to);
    const problems: Partial<Record<Name, string>> = {};
    if ([...typed.purpose.trim()].length < 5) problems.purpose = words.purposeMissing;
    if (typed.from.trim() !== '' && from === null) problems.from = words.badDay;
    if (typed.to.trim() !== '' && to === null) problems.to = words.badDay;
    setWrong(problems);
    if (Object.keys(problems).length > 0) return;
    const legalGround = typed.legalGround.trim();
    void found.search({
      purpose: typed.purpose.trim(),
      search: typed.search.trim() || null,
      nationality: nationalityCode(typed.nationality, nationalities),
      commune: typed.commune || null,
      from,
      to,
      inquiry: legalGround ? { kind: 'CRIMINAL', legalGround } : null,
    });
  }
  const field = (
    name: Name,
    more: { hint?: string; inputMode?: 'numeric'; className?: string; isRequired?: boolean } = {},
  ) => (
    <TextField
      id={idOf(name)}
      label={words[name]}
      value={typed[name]}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      error={errors[name]}
      autoComplete="off"
      validationBehavior="aria"
      {...more}
    />
  );
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.recorded}
        above={
          <Link href={`/${locale}/board`} className="link" prefetch={false}>
            {words.back}
          </Link>
        }
      />
      <ErrorSummary key={`${attempts}${found.isSearching}`} title={words.errors} errors={summary} />
      <NationalityList />
      <form onSubmit={submit} noValidate aria-label={words.title} className="space-y-4">
        {field('purpose', { hint: words.purposeHint, isRequired: true, className: 'max-w-prose' })}
        {field('legalGround', { hint: words.legalGroundHint, className: 'max-w-prose' })}
        <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1.3fr_1.3fr_1fr_1fr]">
          {field('search')}
          <NationalityField
            id={idOf('nationality')}
            label={words.nationality}
            value={typed.nationality}
            onChange={(nationality) => setTyped({ ...typed, nationality })}
            error={errors.nationality}
          />
          <SelectField
            id={idOf('commune')}
            label={words.commune}
            value={typed.commune}
            onChange={(commune) => setTyped({ ...typed, commune })}
            options={[
              { value: '', label: words.everywhere },
              ...communes.map((name) => ({ value: name, label: name })),
            ]}
          />
          {field('from', { inputMode: 'numeric' })}
          {field('to', { inputMode: 'numeric' })}
        </div>
        <Button type="submit" isPending={found.isSearching}>
          {found.isSearching ? words.searching : words.submit}
        </Button>
      </form>
      <div className="mt-8 space-y-4">
        {found.totalCount !== null && found.totalCount > 0 && (
          <p role="status">{words.found(formatNumber(found.totalCount, locale))}</p>
        )}
        {found.totalCount === 0 && <EmptyState title={words.none}>{words.noneText}</EmptyState>}
        {found.stays.length > 0 && <SearchResults stays={found.stays} />}
        {found.next && (
          <Button kind="secondary" isPending={found.isSearching} onPress={() => void found.more()}>
            {words.more}
          </Button>
        )}
      </div>
    </>
  );
}
