import type { DeliveryStatus, NotificationItemFragment } from '#generated/graphql/graphql.ts';
import { formatExact, formatMoment } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { Badge } from '#ui/badge.tsx';
import { notificationsMessages } from './notifications.messages.ts';

export function NotificationEntry({ locale, item }: { locale: Locale; item: NotificationItemFragment }) {
  const words = notificationsMessages[locale];
  const ways = (status: DeliveryStatus) =>
    item.deliveries
      .filter((delivery) => delivery.status === status)
      .map(({ channel }) => words.channels[channel])
      .join(', ');
  const said = [
    [ways('SENT'), words.sentBy],
    [ways('WAITING'), words.waitingBy],
    [ways('FAILED'), words.failedBy],
  ] as const;
  return (
    <li className="py-4" data-notification={item.id}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        {item.readAt === null && <Badge tone="sea">{words.isNew}</Badge>}
        <span>{words.kinds[item.kind]}</span>
        <time dateTime={item.createdAt} title={formatExact(item.createdAt, locale)}>
          {formatMoment(item.createdAt, locale)}
        </time>
      </p>
      <h2 className={item.readAt === null ? 'mt-1 font-semibold' : 'mt-1 font-medium'}>
        {localized(item.title, locale)}
      </h2>
      <p className="max-w-prose">{localized(item.body, locale)}</p>
      <p className="mt-1 flex flex-wrap gap-x-6 gap-y-1 text-sm text-soft">
        {item.link && (
          <a
            href={`/${locale}${item.link}`}
            className="link inline-flex min-h-6 items-center"
            aria-label={`${words.open}: ${localized(item.title, locale)}`}
          >
            {words.open}
          </a>
        )}
        {said.map(([by, sentence]) => by && <span key={by}>{sentence(by)}</span>)}
      </p>
    </li>
  );
}
