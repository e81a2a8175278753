import { momentOf } from '../calendar/moment.ts';
import type { Queries } from '../database.ts';
import { type Message, notify } from '../notification/notify.ts';
import { KnownBrowserStore } from './known-browser.store.ts';
import type { NewSession } from './session.store.ts';

/**
 * Remembers the browser of a sign-in that has just begun, and tells its owner of one that is new. True when there is
 * something to tell.
 */
export async function meetBrowser(tx: Queries, session: NewSession, browser: string): Promise<boolean> {
  const { id: sessionId, citizenId } = session;
  const isNew = await new KnownBrowserStore(tx).meet({ citizenId, browser, sessionId });
  if (!isNew || (await isFirstSignIn(tx, citizenId))) return false;
  await notify(tx, newBrowserNotice(session, new Date()));
  return true;
}

/** Asked of the account and not of its browsers: whoever makes it forget them all is told of all the same. */
async function isFirstSignIn(tx: Queries, citizenId: string): Promise<boolean> {
  const { count } = await tx.citizen.updateMany({
    where: { id: citizenId, firstSignedInAt: null },
    data: { firstSignedInAt: new Date() },
  });
  return count === 1;
}

function newBrowserNotice({ id, citizenId, device, network }: NewSession, at: Date): Message {
  const { clock, day } = momentOf(at);
  const [vi, en] = device === '?' ? ['Thiết bị không rõ', 'Unknown device'] : [device, device];
  return {
    citizenId,
    kind: 'ACCOUNT',
    title: { vi: 'Đăng nhập trên thiết bị mới', en: 'Sign-in on a new device' },
    body: {
      vi: `${vi}, mạng ${network}, lúc ${clock} ngày ${day}. Nếu không phải bạn, hãy kết thúc phiên đó và đổi mật khẩu ngay.`,
      en: `${en}, network ${network}, at ${clock} on ${day}. If that was not you, end that session and change your password at once.`,
    },
    link: '/account/security',
    source: 'identity',
    sourceReference: `newBrowser ${id}`,
  };
}
