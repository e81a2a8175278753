import type { SecurityQuery } from '#generated/graphql/graphql.ts';
import { formatAgo, formatExact, formatMoment } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { Badge } from '#ui/badge.tsx';
import { buttonStyle } from '#ui/button-style.ts';
import { endOneSession, endOtherSessions } from './actions.ts';
import { securityMessages } from './security.messages.ts';

type Session = NonNullable<SecurityQuery['me']>['sessions'][number];

export function SessionList({ locale, sessions }: { locale: Locale; sessions: readonly Session[] }) {
  const words = securityMessages[locale];
  const now = new Date();
  const nameOf = ({ device }: Session) => (device === '?' ? words.unknownDevice : device);
  return (
    <section aria-labelledby="sessions" className="mt-10">
      <h2 id="sessions" className="text-xl">
        {words.sessions}
      </h2>
      <p className="mt-1 text-soft">{words.sessionsText}</p>
      <ul className="mt-4 divide-y divide-rule border-y border-rule">
        {sessions.map((session) => (
          <li
            key={session.id}
            data-session={session.isCurrent ? 'this' : 'other'}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4"
          >
            <div>
              <p className="font-semibold">
                {nameOf(session)} {session.isCurrent && <Badge tone="green">{words.thisDevice}</Badge>}
              </p>
              <p className="text-soft">
                {words.session(formatMoment(session.begunAt, locale), session.network)}
              </p>
              <p className="text-sm text-soft" title={formatExact(session.lastUsedAt, locale)}>
                {words.used(formatAgo(session.lastUsedAt, now, locale))}
              </p>
            </div>
            {session.isCurrent ? (
              <form method="post" action="/auth/sign-out">
                <button type="submit" className={buttonStyle('secondary', 'small')}>
                  {words.signOut}
                </button>
              </form>
            ) : (
              <form action={endOneSession.bind(null, locale, session.id)}>
                <button
                  type="submit"
                  className={buttonStyle('secondary', 'small')}
                  aria-label={words.endThat(nameOf(session))}
                >
                  {words.end}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form action={endOtherSessions.bind(null, locale)} className="mt-4">
          <button type="submit" className={buttonStyle('secondary')}>
            {words.endOthers}
          </button>
        </form>
      )}
    </section>
  );
}
