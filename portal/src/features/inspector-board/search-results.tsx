'use client';

import { useNationalityName } from '#features/stays/nationality-context.tsx';
import { formatDay, formatMoment } from '#language/format.ts';
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
  const day = (value: string) => formatDay(`${value}T12:00:00+07:00`, locale);
  return (
    <Table aria-label={words.table}>
      <TableHead>
        <TableColumn isRowHeader>{columns.guest}</TableColumn>
        <TableColumn>{columns.born}</TableColumn>
        <TableColumn>{columns.nationality}</TableColumn>
        <TableColumn>{columns.document}</TableColumn>
        <TableColumn>{columns.establishment}</TableColumn>
        <TableColumn>{columns.arrived}</TableColumn>
        <TableColumn>{columns.left}</TableColumn>
        <TableColumn>{columns.receipt}</TableColumn>
      </TableHead>
      <TableBody>
        {stays.map((stay) => (
          <TableRow key={stay.id} id={stay.id} data-stay-id={stay.id}>
            <TableCell>
              <span className="font-medium">{stay.guest.fullName}</span>{' '}
              {stay.late && <Badge tone="amber">{words.late}</Badge>}
            </TableCell>
            <TableCell>
              <span className="tabular whitespace-nowrap">
                {stay.guest.dateOfBirthPrecision === 'YEAR'
                  ? stay.guest.dateOfBirth.slice(0, 4)
                  : day(stay.guest.dateOfBirth)}
              </span>
            </TableCell>
            <TableCell>{nationality(stay.guest.nationality)}</TableCell>
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
              <span className="tabular whitespace-nowrap">{formatMoment(stay.arrivedAt, locale)}</span>
            </TableCell>
            <TableCell>
              <span className="tabular whitespace-nowrap">
                {stay.departedAt === null
                  ? words.expected(day(stay.expectedDepartureOn))
                  : formatMoment(stay.departedAt, locale)}
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
