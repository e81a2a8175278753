'use client';

import { formatExact, formatMoment } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { Badge } from '#ui/badge.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Table, TableBody, TableCell, TableColumn, TableHead, TableRow } from '#ui/table.tsx';
import { type DeviceView, statusTones } from './device-view.ts';
import { devicesMessages } from './devices.messages.ts';

type DeviceTableProps = { devices: readonly DeviceView[]; changedId: string; onSelect: (id: string) => void };

export function DeviceTable({ devices, changedId, onSelect }: DeviceTableProps) {
  const locale = useLocale();
  const words = devicesMessages[locale];
  return (
    <Table aria-label={words.table} onRowAction={(id) => onSelect(String(id))}>
      <TableHead>
        <TableColumn isRowHeader>{words.name}</TableColumn>
        <TableColumn>{words.statusLabel}</TableColumn>
        <TableColumn>{words.kind}</TableColumn>
        <TableColumn>{words.commune}</TableColumn>
        <TableColumn>{words.code}</TableColumn>
        <TableColumn>{words.seen}</TableColumn>
      </TableHead>
      <TableBody renderEmptyState={() => <EmptyState title={words.none}>{words.noneText}</EmptyState>}>
        {devices.map((device) => (
          <TableRow key={device.id} id={device.id} isNew={device.id === changedId}>
            <TableCell>{localized(device.name, locale)}</TableCell>
            <TableCell>
              <Badge tone={statusTones[device.status]}>{words.status[device.status]}</Badge>
            </TableCell>
            <TableCell>{words.kinds[device.__typename]}</TableCell>
            <TableCell>
              <span className="whitespace-nowrap">{device.commune}</span>
            </TableCell>
            <TableCell>
              <span className="tabular whitespace-nowrap">{device.code}</span>
            </TableCell>
            <TableCell>
              {device.lastSeenAt === null ? (
                <span className="text-soft">{words.never}</span>
              ) : (
                <time
                  dateTime={device.lastSeenAt}
                  title={formatExact(device.lastSeenAt, locale)}
                  className="tabular whitespace-nowrap"
                >
                  {formatMoment(device.lastSeenAt, locale)}
                </time>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
