import type { Viewer } from '@city/kit/request-identity/viewer';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { PasskeyStore } from '../passkey/passkey.store.ts';
import { ViewerType } from '../viewer/viewer.type.ts';
import {
  addPasskey,
  beginPasskey,
  beginTotp,
  confirmTotp,
  createRecoveryCodes,
  removePasskey,
  removeTotp,
} from './change-factors.ts';
import { AccountSecurity, PasskeyAdded, TotpSetup } from './security.type.ts';

const password =
  'The own password, typed again; a one-time code, or a sign-in of the last ten minutes, for who has none. Wrong: PASSWORD_WRONG.';

/** Everything here is about the own account, and what changes it asks for the password. */
@Resolver(() => ViewerType)
export class SecurityResolver {
  @FieldResolver(() => AccountSecurity, { nullable: true })
  async security(
    @Root() { citizenId }: Viewer,
    @Ctx() { factors, database }: IdentityContext,
  ): Promise<AccountSecurity | null> {
    if (citizenId === null) return null;
    const [held, passkeys, isSecondFactorObligatory, account] = await Promise.all([
      factors.held(citizenId),
      new PasskeyStore(database).ofCitizen(citizenId),
      factors.isObligatory(citizenId),
      database.citizen.findUniqueOrThrow({ where: { id: citizenId }, select: { passwordChangedAt: true } }),
    ]);
    return {
      passkeys,
      isSecondFactorObligatory,
      totpAddedAt: held.totp?.addedAt ?? null,
      totpLastUsedAt: held.totp?.lastUsedAt ?? null,
      recoveryCodesLeft: held.recoveryCodes,
      passwordChangedAt: account.passwordChangedAt,
    };
  }

  @Mutation(() => TotpSetup, { description: 'A key for an authenticator app; `confirmTotp` puts it to use.' })
  @Directive('@authenticated')
  beginTotp(
    @Arg('password', () => String, { description: password }) typed: string,
    @Ctx() context: IdentityContext,
  ): Promise<TotpSetup> {
    return beginTotp(context, typed);
  }

  @Mutation(() => [String], {
    description: 'The first code of the app. Answers the recovery codes where there were none, only now.',
  })
  @Directive('@authenticated')
  confirmTotp(@Arg('code', () => String) code: string, @Ctx() context: IdentityContext): Promise<string[]> {
    return confirmTotp(context, code);
  }

  @Mutation(() => Boolean, {
    description:
      'The app gives no codes any more. Whoever works for an organisation keeps one factor (LAST_FACTOR).',
  })
  @Directive('@authenticated')
  async removeTotp(
    @Arg('password', () => String, { description: password }) typed: string,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    await removeTotp(context, typed);
    return true;
  }

  @Mutation(() => [String], { description: 'New codes for paper; the ones before are no longer good.' })
  @Directive('@authenticated')
  createRecoveryCodes(
    @Arg('password', () => String, { description: password }) typed: string,
    @Ctx() context: IdentityContext,
  ): Promise<string[]> {
    return createRecoveryCodes(context, typed);
  }

  @Mutation(() => String, {
    description:
      'The options for `navigator.credentials.create`, as JSON; good for five minutes and one answer.',
  })
  @Directive('@authenticated')
  beginPasskey(
    @Arg('password', () => String, { description: password }) typed: string,
    @Ctx() context: IdentityContext,
  ): Promise<string> {
    return beginPasskey(context, typed);
  }

  @Mutation(() => PasskeyAdded, {
    description:
      'The key that the device made of the options of `beginPasskey` (else PASSKEY_REFUSED), under a name of 1 to 60 characters (FACTOR_NAME_INVALID).',
  })
  @Directive('@authenticated')
  addPasskey(
    @Arg('name', () => String) name: string,
    @Arg('credential', () => String, { description: "The browser's answer, as JSON." }) credential: string,
    @Ctx() context: IdentityContext,
  ): Promise<PasskeyAdded> {
    return addPasskey(context, { name, credential });
  }

  @Mutation(() => Boolean, {
    description:
      'The key signs nobody in any more. Whoever works for an organisation keeps one factor (LAST_FACTOR).',
  })
  @Directive('@authenticated')
  async removePasskey(
    @Arg('id', () => ID) id: string,
    @Arg('password', () => String, { description: password }) typed: string,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    await removePasskey(context, { id, password: typed });
    return true;
  }
}
