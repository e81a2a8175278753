import type { EventFeed } from '@city/kit/feed/event-feed';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Database } from '../database.ts';
import { networkOf } from '../sign-in/network.ts';
import { browserCookie, browserIn } from './browser-cookie.ts';
import { coarseNetwork, describeDevice } from './device.ts';
import { meetBrowser } from './meet-browser.ts';
import { type NewSession, SessionStore } from './session.store.ts';

type Parts = { database: Database; feed: Pick<EventFeed, 'ring'>; issuer: string };

/** Keeps the list that people see of their sign-ins: begun and used where the provider gives out codes and tokens. */
export function noteSessions({ database, feed, issuer }: Parts) {
  const { name, options } = browserCookie(issuer);

  async function begin(session: NewSession, context: KoaContextWithOIDC): Promise<void> {
    const browser = browserIn(context.cookies.get(name, { signed: false }));
    const begun = await database.$transaction(async (tx) => {
      const isNew = await new SessionStore(tx).note(session);
      return { isNew, isTold: isNew && (await meetBrowser(tx, session, browser)) };
    });
    if (begun.isNew) context.cookies.set(name, browser, options);
    if (begun.isTold) feed.ring();
  }

  return async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next();
    const { oidc } = context;
    const { AuthorizationCode: code, RefreshToken: refreshToken } = oidc?.entities ?? {};
    if (oidc?.route === 'token' && refreshToken?.sessionUid) {
      await new SessionStore(database).touch(refreshToken.sessionUid);
    } else if (oidc?.route !== 'token' && code?.sessionUid && code.accountId) {
      const session = {
        id: code.sessionUid,
        citizenId: code.accountId,
        device: describeDevice(context.get('user-agent')),
        network: coarseNetwork(networkOf(context.ip)),
        methods: code.amr ?? [],
      };
      await begin(session, context);
    }
  };
}
