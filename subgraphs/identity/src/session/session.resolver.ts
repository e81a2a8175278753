import { notFound } from '@city/kit/errors/city-error';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { ViewerType } from '../viewer/viewer.type.ts';
import { endSession, endSessionsOf } from './end-session.ts';
import { KnownBrowserStore } from './known-browser.store.ts';
import { SignInSession } from './session.type.ts';

@Resolver(() => ViewerType)
export class SessionResolver {
  @FieldResolver(() => [SignInSession], { description: 'The sign-ins that are open, the latest used first.' })
  async sessions(
    @Root() { citizenId, sessionId }: Viewer,
    @Ctx() { stores }: IdentityContext,
  ): Promise<SignInSession[]> {
    if (citizenId === null) return [];
    const open = await stores.sessions.openOf(citizenId);
    return open.map((session) => ({ ...session, isCurrent: session.id === sessionId }));
  }

  @Mutation(() => Boolean, {
    description: 'Signs one device out; its tokens are refused within five seconds.',
  })
  @Directive('@authenticated')
  async endSession(@Arg('id', () => ID) id: string, @Ctx() context: IdentityContext): Promise<boolean> {
    const { viewer, database } = context;
    viewer.requireAuthenticated();
    const { citizenId } = viewer;
    await database.$transaction(async (tx) => {
      const open = citizenId && (await tx.signInSession.count({ where: { id, citizenId, endedAt: null } }));
      if (!citizenId || !open) throw notFound({ vi: 'phiên này', en: 'this session' });
      await endSession(tx, id, 'BY_OWNER');
      await new KnownBrowserStore(tx).forget(citizenId, id);
    });
    return true;
  }

  @Mutation(() => Int, { description: 'Signs every device out, or every other one. Answers how many.' })
  @Directive('@authenticated')
  async endAllSessions(
    @Arg('exceptThis', () => Boolean, { defaultValue: false }) exceptThis: boolean,
    @Ctx() { viewer, database }: IdentityContext,
  ): Promise<number> {
    viewer.requireAuthenticated();
    const { citizenId, sessionId } = viewer;
    if (citizenId === null) return 0;
    return database.$transaction((tx) =>
      endSessionsOf(tx, citizenId, { reason: 'BY_OWNER', except: exceptThis ? sessionId : null }),
    );
  }
}
