'use client';

import type { ReactNode } from 'react';
import {
  Table as AriaTable,
  type TableProps as AriaTableProps,
  Cell,
  type CellProps,
  Column,
  type ColumnProps,
  Row,
  type RowProps,
  TableBody,
  TableHeader,
} from 'react-aria-components/Table';
import { Checkbox } from './checkbox.tsx';
import { classNames } from './class-names.ts';

export { TableBody };

type TableProps = Omit<AriaTableProps, 'className' | 'style'> & { 'aria-label': string; children: ReactNode };

/**
 * The experts' table: arrows move, Space selects, Enter opens (`onRowAction`), the head stays while the rows scroll.
 * Compose it of TableHead, TableColumn, TableBody, TableRow and TableCell.
 */
export function Table({ children, ...props }: TableProps) {
  return (
    <div className="max-h-[75vh] overflow-auto rounded-md border border-rule bg-paper">
      <AriaTable {...props} className="w-full border-separate border-spacing-0 text-sm">
        {children}
      </AriaTable>
    </div>
  );
}

type TableHeadProps = { children: ReactNode; selectAllLabel?: string };

/** `selectAllLabel` adds the column of check boxes; give the rows a `selectLabel` then. */
export function TableHead({ children, selectAllLabel }: TableHeadProps) {
  return (
    <TableHeader>
      {selectAllLabel && (
        <Column className="sticky top-0 z-10 w-12 border-b border-rule bg-ground px-3 py-2">
          <Checkbox slot="selection" aria-label={selectAllLabel} />
        </Column>
      )}
      {children}
    </TableHeader>
  );
}

export function TableColumn({
  children,
  isNumber,
  ...props
}: Omit<ColumnProps, 'className' | 'children'> & { isNumber?: boolean; children: ReactNode }) {
  return (
    <Column
      {...props}
      className={classNames(
        'sticky top-0 z-10 border-b border-rule bg-ground px-3 py-2.5 font-medium whitespace-nowrap text-soft outline-offset-[-3px]',
        isNumber ? 'text-right' : 'text-left',
      )}
    >
      {children}
    </Column>
  );
}

type TableRowProps = Omit<RowProps<object>, 'className' | 'children'> & {
  children: ReactNode;
  selectLabel?: string;
  isNew?: boolean;
};

/** `isNew` makes a row that came in live glow once. */
export function TableRow({ children, selectLabel, isNew, ...props }: TableRowProps) {
  return (
    <Row
      {...props}
      className={classNames(
        'outline-offset-[-3px] hover:bg-ground data-selected:bg-sea-wash',
        props.onAction && 'cursor-pointer',
        isNew && 'glow-once',
      )}
    >
      {selectLabel && (
        <Cell className="border-b border-rule px-3 py-2 align-middle">
          <Checkbox slot="selection" aria-label={selectLabel} />
        </Cell>
      )}
      {children}
    </Row>
  );
}

export function TableCell({
  children,
  isNumber,
  ...props
}: Omit<CellProps, 'className' | 'children'> & { isNumber?: boolean; children: ReactNode }) {
  return (
    <Cell
      {...props}
      className={classNames(
        'border-b border-rule px-3 py-2 align-middle outline-offset-[-3px]',
        isNumber && 'tabular text-right',
      )}
    >
      {children}
    </Cell>
  );
}
