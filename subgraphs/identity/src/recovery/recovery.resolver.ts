import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { beginPasswordReset } from './begin-password-reset.ts';
import { freezeAccount, issueRecoveryCode, releaseNationalId, unfreezeAccount } from './desk.ts';
import { DeskCode, DeskDecisionInput, ResetPasswordInput } from './recovery.type.ts';
import { changePassword, resetPassword } from './reset-password.ts';

const desk = '@requiresScopes(scopes: [["identity:verify"]])';

@Resolver()
export class RecoveryResolver {
  @Mutation(() => Boolean, {
    description: 'Sends a code to the phone of the account. Always true: it tells nothing about accounts.',
  })
  @Directive('@cost(weight: 1000)')
  async beginPasswordReset(
    @Arg('name', () => String) name: string,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    await beginPasswordReset(context, name);
    return true;
  }

  @Mutation(() => String, {
    description:
      'The options for `navigator.credentials.get`, as JSON, for a passkey as the second factor of `resetPassword`; good for five minutes and one answer. The same for everybody: it tells nothing about accounts.',
  })
  async beginPasskeyReset(@Ctx() { passkeys }: IdentityContext): Promise<string> {
    return JSON.stringify(await passkeys.recoveryOptions());
  }

  @Mutation(() => Boolean, {
    description:
      "A new password by two factors, or by an officer's code. All devices are signed out. Whatever is wrong, the answer is RECOVERY_REFUSED.",
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput) input: ResetPasswordInput,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    await resetPassword(context, input);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'By who knows the old one (else PASSWORD_WRONG). Other devices are signed out. For the rules of a password see `RegisterCitizenInput.password`.',
  })
  @Directive('@authenticated')
  async changePassword(
    @Arg('currentPassword', () => String) current: string,
    @Arg('newPassword', () => String) newPassword: string,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    await changePassword(context, { current, newPassword });
    return true;
  }

  @Mutation(() => DeskCode, {
    description: 'For who has lost password or factors and shows the document. Good once, for a day.',
  })
  @Directive(desk)
  issueRecoveryCode(
    @Arg('input', () => DeskDecisionInput) input: DeskDecisionInput,
    @Ctx() context: IdentityContext,
  ): Promise<DeskCode> {
    context.viewer.require('identity:verify');
    return issueRecoveryCode(context, input);
  }

  @Mutation(() => Boolean, { description: 'Closes an account; who is signed in to it is out at once.' })
  @Directive(desk)
  async freezeAccount(
    @Arg('input', () => DeskDecisionInput) input: DeskDecisionInput,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    context.viewer.require('identity:verify');
    await freezeAccount(context, input);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Opens an account that was closed; nobody is signed in by that.' })
  @Directive(desk)
  async unfreezeAccount(
    @Arg('input', () => DeskDecisionInput) input: DeskDecisionInput,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    context.viewer.require('identity:verify');
    await unfreezeAccount(context, input);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Somebody else registered with the number: that account is closed and the number is free again.',
  })
  @Directive(desk)
  async releaseNationalId(
    @Arg('input', () => DeskDecisionInput) input: DeskDecisionInput,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    context.viewer.require('identity:verify');
    await releaseNationalId(context, input);
    return true;
  }
}
