'use client';

import type { Selection, SortDescriptor } from 'react-aria-components/Table';
import { useNationalityName } from '#features/stays/nationality-context.tsx';
import { useMessages } from '#language/language-provider.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Table, TableBody, TableCell, TableColumn, TableHead, TableRow } from '#ui/table.tsx';
import { Day, Moment, StateBadge } from './house-row-parts.tsx';
import { type HouseStay, isInHouse } from './house-view.ts';
import { inHouseMessages } from './in-house.messages.ts';

export type HouseRowsProps = {
  stays: readonly HouseStay[];
  glowing: ReadonlySet<string>;
  today: string;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
};

type HouseTableProps = HouseRowsProps & { sort: SortDescriptor; onSort: (sort: SortDescriptor) => void };

/** For the desk: arrows, Space, sorting; columns stay where they are whatever comes in. */
export function HouseTable({ stays, glowing, today, selected, onSelect, sort, onSort }: HouseTableProps) {
  const words = useMessages(inHouseMessages);
  const nationality = useNationalityName();
  const { columns } = words;
  const select = (selection: Selection) =>
    onSelect(
      selection === 'all'
        ? new Set(stays.filter(isInHouse).map(({ id }) => id))
        : new Set([...selection].map(String)),
    );
  return (
    <Table
      aria-label={words.table}
      selectionMode="multiple"
      selectedKeys={selected}
      onSelectionChange={select}
      disabledKeys={stays.filter((stay) => !isInHouse(stay)).map(({ id }) => id)}
      sortDescriptor={sort}
      onSortChange={onSort}
    >
      <TableHead selectAllLabel={words.selectAll}>
        <TableColumn id="room" allowsSorting>
          {columns.room}
        </TableColumn>
        <TableColumn id="name" isRowHeader allowsSorting>
          {columns.name}
        </TableColumn>
        <TableColumn>{columns.nationality}</TableColumn>
        <TableColumn>{columns.document}</TableColumn>
        <TableColumn id="arrivedAt" allowsSorting>
          {columns.arrived}
        </TableColumn>
        <TableColumn id="expectedDepartureOn" allowsSorting>
          {columns.leaves}
        </TableColumn>
        <TableColumn>{columns.state}</TableColumn>
        <TableColumn>{columns.receipt}</TableColumn>
      </TableHead>
      <TableBody renderEmptyState={() => <EmptyState title={words.none}>{words.noneText}</EmptyState>}>
        {stays.map((stay) => (
          <TableRow
            key={stay.id}
            id={stay.id}
            data-stay-id={stay.id}
            isNew={glowing.has(stay.id)}
            selectLabel={words.select(stay.guest.fullName)}
          >
            <TableCell>
              <span className="tabular font-medium">{stay.room ?? '–'}</span>
            </TableCell>
            <TableCell>
              <span className="font-medium">{stay.guest.fullName}</span>
            </TableCell>
            <TableCell>{nationality(stay.guest.nationality)}</TableCell>
            <TableCell>
              <span className="tabular">{stay.guest.documentNumber}</span>
            </TableCell>
            <TableCell>
              <Moment at={stay.arrivedAt} />
            </TableCell>
            <TableCell>
              <Day day={stay.expectedDepartureOn} />
            </TableCell>
            <TableCell>
              <StateBadge stay={stay} today={today} />
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
