'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Freshness } from '#features/live/freshness.tsx';
import { LiveProvider } from '#features/live/live-provider.tsx';
import { useLive } from '#features/live/use-live.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { DeviceNowFragmentDoc, DeviceStatusChangedDocument } from '#generated/graphql/graphql.ts';
import { AriaLanguage } from '#language/aria-language.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { IslandMap } from '#ui/map/island-map.tsx';
import type { Outline } from '#ui/map/island-outline.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { StatRow, StatTile } from '#ui/stat-tile.tsx';
import { DeviceTable } from './device-table.tsx';
import {
  countByStatus,
  type DeviceFilter,
  type DeviceView,
  filterDevices,
  statusOrder,
  statusTones,
  withDevice,
} from './device-view.ts';
import { devicesMessages } from './devices.messages.ts';

type DeviceBoardProps = { devices: readonly DeviceView[]; outline: Outline };

export function DeviceBoard(props: DeviceBoardProps) {
  return (
    <AriaLanguage>
      <LiveProvider>
        <LiveDeviceBoard {...props} />
      </LiveProvider>
    </AriaLanguage>
  );
}

function LiveDeviceBoard({ devices: read, outline }: DeviceBoardProps) {
  const locale = useLocale();
  const words = devicesMessages[locale];
  const router = useRouter();
  const [shown, setShown] = useState({ read, devices: read, changedId: '' });
  if (shown.read !== read) setShown({ read, devices: read, changedId: '' });
  const state = useLive({
    document: DeviceStatusChangedDocument,
    variables: {},
    cursorOf: ({ deviceStatusChanged }) => deviceStatusChanged.eventCursor,
    onEvent: ({ deviceStatusChanged }) => {
      const device = readFragment(DeviceNowFragmentDoc, deviceStatusChanged.device);
      setShown((before) => ({
        ...before,
        devices: withDevice(before.devices, device),
        changedId: device.id,
      }));
    },
    onReadAfresh: () => router.refresh(),
  });
  const [filter, setFilter] = useState<DeviceFilter>({ kind: '', status: '' });
  const [selectedId, select] = useState<string | null>(null);
  const { devices } = shown;
  const counts = countByStatus(devices);
  const visible = filterDevices(devices, filter);
  const selected = devices.find(({ id }) => id === selectedId);
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} aside={<Freshness state={state} />} />
      <StatRow>
        <StatTile label={words.total} value={devices.length} />
        {statusOrder.map((status) => (
          <StatTile
            key={status}
            label={words.status[status]}
            value={counts[status]}
            tone={counts[status] > 0 ? statusTones[status] : 'neutral'}
          />
        ))}
      </StatRow>
      <div className="mt-8 grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-4 max-lg:order-last">
          <div className="grid grid-cols-2 gap-4 md:max-w-md">
            <SelectField
              label={words.kind}
              value={filter.kind}
              onChange={(kind) => setFilter({ ...filter, kind: kind as DeviceFilter['kind'] })}
              options={[
                { value: '', label: words.all },
                ...Object.entries(words.kinds).map(([value, label]) => ({ value, label })),
              ]}
            />
            <SelectField
              label={words.statusLabel}
              value={filter.status}
              onChange={(status) => setFilter({ ...filter, status: status as DeviceFilter['status'] })}
              options={[
                { value: '', label: words.all },
                ...statusOrder.map((value) => ({ value, label: words.status[value] })),
              ]}
            />
          </div>
          <p className="text-sm text-soft" role="status">
            {words.shown(visible.length)}
          </p>
          <DeviceTable devices={visible} changedId={shown.changedId} onSelect={select} />
        </div>
        <div className="space-y-2 lg:sticky lg:top-6 lg:self-start">
          <IslandMap
            outline={outline}
            points={visible.map((device) => ({
              id: device.id,
              ...device.location,
              tone: statusTones[device.status],
              label: `${localized(device.name, locale)}: ${words.status[device.status]}`,
            }))}
            label={words.map}
            selectedId={selectedId}
            onSelect={select}
            className="h-96 lg:h-[38rem]"
          />
          <p className="min-h-6 text-sm text-soft" role="status">
            {selected &&
              `${selected.code} · ${localized(selected.name, locale)} · ${words.status[selected.status]}`}
          </p>
        </div>
      </div>
    </>
  );
}
