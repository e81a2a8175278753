import type { EventFeed } from '@city/kit/feed/event-feed';
import { newFileKey } from '@city/kit/files/file-disk';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Disk } from 'flydrive';
import { DataRequestStore } from '../data-request/data-request.store.ts';
import { notify } from '../notification/notify.ts';
import { type Collector, collectPersonalData } from './collect-personal-data.ts';
import { exportPdf } from './export-pdf.ts';

const keptDays = 7;

export type Exporter = Collector & { disk: Disk; feed: Pick<EventFeed, 'ring'> };

/** The copy in both forms, kept for a week; a job that comes back after it was done does nothing. */
export async function exportPersonalData(o: Exporter, requestId: string): Promise<void> {
  const { database, disk } = o;
  const request = await new DataRequestStore(database).find(requestId);
  if (request?.status !== 'RECEIVED') return;
  const { citizenId } = request;
  const { fullName } = await database.citizen.findUniqueOrThrow({
    where: { id: citizenId },
    select: { fullName: true },
  });
  const sections = await collectPersonalData(o, citizenId);
  const madeOn = localDay(new Date());
  const json = Buffer.from(
    JSON.stringify({ format: 'city-personal-data/1', madeOn, citizenId, sections }, null, 2),
  );
  const pdf = await exportPdf({ fullName, madeOn, sections });
  const [jsonKey, pdfKey] = [newFileKey(), newFileKey()];
  await disk.put(jsonKey, json);
  await disk.put(pdfKey, pdf);
  const isFirst = await database.$transaction(async (tx) => {
    const isDecided = await new DataRequestStore(tx).decide(requestId, {
      status: 'FULFILLED',
      jsonKey,
      jsonSize: json.length,
      pdfKey,
      pdfSize: pdf.length,
      filesUntil: new Date(Date.now() + keptDays * 86_400_000),
    });
    if (!isDecided) return false;
    await notify(tx, {
      citizenId,
      kind: 'ACCOUNT',
      title: { vi: 'Bản sao dữ liệu của bạn đã sẵn sàng', en: 'The copy of your data is ready' },
      body: {
        vi: `Tải về trong ${keptDays} ngày, dạng PDF hoặc JSON.`,
        en: `Download it within ${keptDays} days, as PDF or JSON.`,
      },
      link: '/account/data',
      source: 'identity',
      sourceReference: `export ${requestId}`,
    });
    return true;
  });
  if (isFirst) o.feed.ring();
  else for (const key of [jsonKey, pdfKey]) await disk.delete(key);
}

/** What lay ready for a week goes. */
export async function removeOldExports({
  database,
  disk,
}: Pick<Exporter, 'database' | 'disk'>): Promise<void> {
  const rows = await database.dataRequest.findMany({
    where: { filesUntil: { lt: new Date() } },
    select: { id: true, jsonKey: true, pdfKey: true },
    take: 1_000,
  });
  for (const { id, jsonKey, pdfKey } of rows) {
    for (const key of [jsonKey, pdfKey]) if (key) await disk.delete(key);
    await database.dataRequest.update({
      where: { id },
      data: { jsonKey: null, jsonSize: null, pdfKey: null, pdfSize: null, filesUntil: null },
    });
  }
}
