import type { PersonalDataSection } from '@city/kit/personal-data/personal-data';
import { localDay } from '@city/kit/time/vietnam-time';
import { answerPlace, questionPlace } from '../access-question/ask-about-access.ts';
import { AccessRecordStore } from '../access-record/access-record.store.ts';
import { sentenceOf, wordsOf } from '../access-record/look-words.ts';
import { ConsentStore } from '../consent/consent.store.ts';
import { openDetail } from '../data-request/data-request-content.ts';
import type { Database } from '../database.ts';
import { OrganizationStore } from '../organization/organization.store.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { keptBy, recordOf, wordsFor } from './section-words.ts';

/** Years of looks at one person; what is beyond is counted. */
const mostLooks = 5_000;
const mostNotices = 2_000;

/** What using the account and being looked at left behind. */
export async function readTraces(
  database: Database,
  vault: PersonalDataVault,
  citizenId: string,
): Promise<PersonalDataSection[]> {
  const looks = new AccessRecordStore(database, vault);
  const [records, total, notices, noticeCount, consents, requests, questions] = await Promise.all([
    looks.list({ citizenId }, null, mostLooks),
    looks.count({ citizenId }),
    database.notification.findMany({
      where: { citizenId },
      orderBy: { createdAt: 'desc' },
      take: mostNotices,
    }),
    database.notification.count({ where: { citizenId } }),
    new ConsentStore(database).history(citizenId),
    database.dataRequest.findMany({ where: { citizenId }, orderBy: { requestedAt: 'desc' } }),
    database.accessQuestion.findMany({ where: { citizenId }, orderBy: { askedAt: 'desc' } }),
  ]);
  const organizationIds = [...new Set(records.flatMap((record) => record.organizationId ?? []))];
  const units = await new OrganizationStore(database).findMany(organizationIds, localDay(new Date()));
  const nameOf = new Map(units.map((unit) => [unit.id, unit]));
  const accountable = { vi: 'Để bạn biết ai đã xem dữ liệu', en: 'For you to know who looked at your data' };
  return [
    {
      title: { vi: 'Ai đã xem dữ liệu của bạn', en: 'Who looked at your data' },
      purpose: accountable,
      keptBy: keptBy.accountability,
      total,
      records: records.map((record) => {
        const who = nameOf.get(record.organizationId ?? '') ?? null;
        const sentence = sentenceOf({ ...record, who, about: wordsOf(record, vault) });
        return recordOf([
          ['Lượt xem', 'Look', sentence.vi],
          ['Căn cứ pháp lý', 'Legal ground', record.legalGround],
        ]);
      }),
    },
    {
      title: { vi: 'Câu hỏi về lượt xem', en: 'Questions about looks' },
      purpose: accountable,
      keptBy: keptBy.accountability,
      total: questions.length,
      records: questions.map(({ id, messageCipher, answerCipher, askedAt }) =>
        recordOf([
          ['Câu hỏi', 'Question', vault.open(messageCipher, questionPlace(id))],
          ['Ngày hỏi', 'Asked on', localDay(askedAt)],
          ['Trả lời', 'Answer', answerCipher && vault.open(answerCipher, answerPlace(id))],
        ]),
      ),
    },
    {
      title: { vi: 'Thông báo', en: 'Notifications' },
      purpose: { vi: 'Để báo cho bạn những gì liên quan đến bạn', en: 'To tell you what concerns you' },
      keptBy: null,
      total: noticeCount,
      records: notices.map(({ titleVi, bodyVi, createdAt, readAt }) =>
        recordOf([
          ['Tiêu đề', 'Title', titleVi],
          ['Nội dung', 'Text', bodyVi],
          ['Gửi ngày', 'Sent on', localDay(createdAt)],
          ['Đọc ngày', 'Read on', readAt && localDay(readAt)],
        ]),
      ),
    },
    {
      title: { vi: 'Đồng ý và rút đồng ý', en: 'Consent given and withdrawn' },
      purpose: { vi: 'Để làm đúng ý bạn', en: 'To do as you wish' },
      keptBy: keptBy.accountability,
      total: consents.length,
      records: consents.map(({ purpose, isGranted, changedAt }) =>
        recordOf([
          ['Mục đích', 'Purpose', purpose],
          [
            'Đồng ý',
            'Agreed',
            String(isGranted),
            isGranted ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' },
          ],
          ['Ngày', 'On', localDay(changedAt)],
        ]),
      ),
    },
    {
      title: { vi: 'Yêu cầu về dữ liệu', en: 'Requests about data' },
      purpose: { vi: 'Để giải quyết yêu cầu của bạn đúng hạn', en: 'To deal with your requests in time' },
      keptBy: keptBy.accountability,
      total: requests.length,
      records: requests.map((request) =>
        recordOf([
          ['Loại', 'Kind', request.kind, wordsFor(request.kind)],
          ['Lý do', 'Reason', openDetail(vault, request)?.reason],
          ['Trạng thái', 'Status', request.status, wordsFor(request.status)],
          ['Ngày yêu cầu', 'Requested on', localDay(request.requestedAt)],
          ['Hạn', 'Due', request.completeBy.toISOString().slice(0, 10)],
        ]),
      ),
    },
  ];
}
