import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccountHeader } from '#features/account/account-header.tsx';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { markRead } from '#features/notifications/actions.ts';
import { ChoiceForm } from '#features/notifications/choice-form.tsx';
import { LiveNotifications } from '#features/notifications/live-notifications.tsx';
import { NotificationEntry } from '#features/notifications/notification-item.tsx';
import { notificationsMessages } from '#features/notifications/notifications.messages.ts';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  MyNotificationChoicesDocument,
  MyNotificationsDocument,
  NotificationItemFragmentDoc,
} from '#generated/graphql/graphql.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale } from '#language/locale.ts';
import { Badge } from '#ui/badge.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { buttonStyle } from '#ui/button-style.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Notice } from '#ui/notice.tsx';

type NotificationsPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ after?: string; saved?: string; problem?: string }>;
};

const pageSize = 20;

export async function generateMetadata({ params }: NotificationsPageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: notificationsMessages[locale].title } : {};
}

export default async function NotificationsPage({ params, searchParams }: NotificationsPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  const words = notificationsMessages[locale];
  const { after = '', saved, problem } = await searchParams;
  const [found, chosen] = await Promise.all([
    queryGraph(locale, MyNotificationsDocument, { first: pageSize, after: after || null }),
    queryGraph(locale, MyNotificationChoicesDocument, {}),
  ]);
  const memory = await readFormMemory('notification-choices');
  const notSaved = problem === 'choices' ? memory.problems.form : undefined;
  const list = found.data?.notifications;
  const items = list ? readFragment(NotificationItemFragmentDoc, list.nodes) : [];
  const unread = items.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  const unreadCount = found.data?.me?.unreadNotifications ?? 0;
  const here = `/${locale}/account/notifications`;
  return (
    <>
      <AccountHeader
        locale={locale}
        words={words}
        aside={
          <GraphqlProvider>
            {unreadCount > 0 && <Badge tone="sea">{words.unread(unreadCount)}</Badge>}
            <LiveNotifications />
          </GraphqlProvider>
        }
      />
      {saved && <Notice tone="done" title={words.saved} isAnnounced />}
      {problem && <Notice tone="danger" title={notSaved ?? formsMessages[locale].unreachable} isAnnounced />}
      <GraphProblem
        locale={locale}
        problems={[...found.problems, ...chosen.problems]}
        hasData={list !== undefined}
      />
      {list && items.length === 0 && <EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      {items.length > 0 && (
        <ul className="divide-y divide-rule border-y border-rule">
          {items.map((item) => (
            <NotificationEntry key={item.id} locale={locale} item={item} />
          ))}
        </ul>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        {unread.length > 0 && (
          <form action={markRead.bind(null, locale, unread)}>
            <button type="submit" className={buttonStyle('secondary')}>
              {words.markRead}
            </button>
          </form>
        )}
        {list?.pageInfo.hasNextPage && (
          <ButtonLink
            href={`${here}?after=${encodeURIComponent(list.pageInfo.endCursor ?? '')}`}
            kind="quiet"
          >
            {words.older}
          </ButtonLink>
        )}
        {after && (
          <ButtonLink href={here} kind="quiet">
            {words.newest}
          </ButtonLink>
        )}
      </div>
      {chosen.data && (
        <ChoiceForm
          locale={locale}
          choices={chosen.data.notificationPreferences}
          ticked={notSaved ? memory.values : null}
        />
      )}
    </>
  );
}
