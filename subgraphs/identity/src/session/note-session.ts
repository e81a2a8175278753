import type { KoaContextWithOIDC } from 'oidc-provider';
import { networkOf } from '../sign-in/network.ts';
import { coarseNetwork, describeDevice } from './device.ts';
import type { SessionStore } from './session.store.ts';

/** Keeps the list that people see of their sign-ins: begun and used where the provider gives out codes and tokens. */
export function noteSessions(sessions: SessionStore) {
  return async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next();
    const { oidc } = context;
    const { AuthorizationCode: code, RefreshToken: refreshToken } = oidc?.entities ?? {};
    if (oidc?.route === 'token' && refreshToken?.sessionUid) {
      await sessions.touch(refreshToken.sessionUid);
    } else if (oidc?.route !== 'token' && code?.sessionUid && code.accountId) {
      await sessions.note({
        id: code.sessionUid,
        citizenId: code.accountId,
        device: describeDevice(context.get('user-agent')),
        network: coarseNetwork(networkOf(context.ip)),
        methods: code.amr ?? [],
      });
    }
  };
}
