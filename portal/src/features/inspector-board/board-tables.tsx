'use client';

import { useState } from 'react';
import { useNationalityName } from '#features/stays/nationality-context.tsx';
import { folded } from '#features/stays/typed-text.ts';
import { formatNumber } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Table, TableBody, TableCell, TableColumn, TableHead, TableRow } from '#ui/table.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { TextField } from '#ui/text-field.tsx';
import { boardMessages } from './board.messages.ts';
import type { BoardEstablishment, Summary } from './board-view.ts';

type BoardTablesProps = {
  summary: Summary;
  establishments: readonly BoardEstablishment[];
  onSelect: (establishmentId: string) => void;
};

export function BoardTables({ summary, establishments, onSelect }: BoardTablesProps) {
  const words = boardMessages[useLocale()];
  return (
    <Tabs
      label={words.details}
      items={[
        { id: 'communes', label: words.tabs.communes, content: <Communes summary={summary} /> },
        {
          id: 'nationalities',
          label: words.tabs.nationalities,
          content: <Nationalities summary={summary} />,
        },
        {
          id: 'establishments',
          label: words.tabs.establishments,
          content: <Establishments establishments={establishments} onSelect={onSelect} />,
        },
      ]}
    />
  );
}

function Communes({ summary }: { summary: Summary }) {
  const locale = useLocale();
  const { columns, communesTable } = boardMessages[locale];
  return (
    <Table aria-label={communesTable}>
      <TableHead>
        <TableColumn isRowHeader>{columns.commune}</TableColumn>
        <TableColumn isNumber>{columns.establishments}</TableColumn>
        <TableColumn isNumber>{columns.guests}</TableColumn>
        <TableColumn isNumber>{columns.foreign}</TableColumn>
      </TableHead>
      <TableBody>
        {summary.byCommune.map((row) => (
          <TableRow key={row.commune} id={row.commune}>
            <TableCell>{row.commune}</TableCell>
            <TableCell isNumber>{formatNumber(row.establishments, locale)}</TableCell>
            <TableCell isNumber>{formatNumber(row.guests, locale)}</TableCell>
            <TableCell isNumber>{formatNumber(row.foreignGuests, locale)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Nationalities({ summary }: { summary: Summary }) {
  const locale = useLocale();
  const { columns, nationalitiesTable } = boardMessages[locale];
  const nationality = useNationalityName();
  return (
    <Table aria-label={nationalitiesTable}>
      <TableHead>
        <TableColumn isRowHeader>{columns.nationality}</TableColumn>
        <TableColumn isNumber>{columns.guests}</TableColumn>
      </TableHead>
      <TableBody>
        {summary.byNationality.map((row) => (
          <TableRow key={row.nationality} id={row.nationality}>
            <TableCell>{nationality(row.nationality)}</TableCell>
            <TableCell isNumber>{formatNumber(row.guests, locale)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const shownAtMost = 50;

function Establishments({ establishments, onSelect }: Omit<BoardTablesProps, 'summary'>) {
  const locale = useLocale();
  const { columns, establishmentsTable, findEstablishment } = boardMessages[locale];
  const [search, setSearch] = useState('');
  const wanted = folded(search);
  const found = establishments.filter(({ name, commune, code }) =>
    folded(`${name} ${commune} ${code}`).includes(wanted),
  );
  return (
    <div className="space-y-3">
      <TextField
        id="establishment-search"
        label={findEstablishment}
        value={search}
        onChange={setSearch}
        autoComplete="off"
      />
      <Table aria-label={establishmentsTable} onRowAction={(id) => onSelect(String(id))}>
        <TableHead>
          <TableColumn isRowHeader>{columns.name}</TableColumn>
          <TableColumn>{columns.commune}</TableColumn>
          <TableColumn isNumber>{columns.guests}</TableColumn>
          <TableColumn isNumber>{columns.rooms}</TableColumn>
        </TableHead>
        <TableBody>
          {found.slice(0, shownAtMost).map((row) => (
            <TableRow key={row.id} id={row.id}>
              <TableCell>{row.name}</TableCell>
              <TableCell>{row.commune}</TableCell>
              <TableCell isNumber>{formatNumber(row.occupancy.guests, locale)}</TableCell>
              <TableCell isNumber>{formatNumber(row.rooms, locale)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
