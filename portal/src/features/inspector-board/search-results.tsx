'use client';

import { useNationalityName } from '#features/stays/nationality-context.tsx';
import { typedDay } from '#features/stays/typed-text.ts';
import { formatMoment } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { Badge } from '#ui/badge.tsx';
import { Table, TableBody, TableCell, TableColumn, TableHead, TableRow } from '#ui/table.tsx';
import { searchMessages } from './search.messages.ts';
import type { FoundStay } from './use-stay-search.ts';

export function SearchResults({ stays }: { stays: readonly FoundStay[] }) {
  const locale = useLocale();
  const words = searchMessages[locale];
  const { columns } = words;
  const nationality = useNationalityName();
  return (
    <Table aria-label={words.table}>
      <TableHead>
        <TableColumn isRowHeader>{columns.guest}</TableColumn>
        <TableColumn>{columns.document}</TableColumn>
        <TableColumn>{columns.establishment}</TableColumn>
        <TableColumn>{columns.stay}</TableColumn>
        <TableColumn>{columns.receipt}</TableColumn>
      </TableHead>
      <TableBody>
        {stays.map((stay) => (
          <TableRow key={stay.id} id={stay.id} data-stay-id={stay.id}>
            <TableCell>
              <span className="font-medium">{stay.guest.fullName}</span>{' '}
              {stay.late && <Badge tone="amber">{words.late}</Badge>}
              <span className="block text-soft">
                {nationality(stay.guest.nationality)}, {words.born(bornOn(stay))}
              </span>
            </TableCell>
            <TableCell>
              <span className="tabular">{stay.guest.documentNumber}</span>
            </TableCell>
            <TableCell>
              <span className="block">
                {stay.establishment.name}
                {stay.room && `, ${words.room(stay.room)}`}
              </span>
              <span className="block text-soft">
                {stay.establishment.commune} · {localized(stay.establishment.operator.name, locale)}
              </span>
            </TableCell>
            <TableCell>
              <span className="tabular block whitespace-nowrap">{formatMoment(stay.arrivedAt, locale)}</span>
              <span className="tabular block whitespace-nowrap text-soft">
                {stay.departedAt === null
                  ? words.expected(typedDay(stay.expectedDepartureOn))
                  : words.left(formatMoment(stay.departedAt, locale))}
              </span>
            </TableCell>
            <TableCell>
              <span className="tabular whitespace-nowrap text-soft">{stay.receiptNumber}</span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function bornOn({ guest }: FoundStay): string {
  return guest.dateOfBirthPrecision === 'YEAR' ? guest.dateOfBirth.slice(0, 4) : typedDay(guest.dateOfBirth);
}
