import { Arg, Ctx, Directive, ID, Mutation, Resolver } from 'type-graphql';
import type { CitizenRow } from '../citizen/citizen.store.ts';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import { confirmPhone } from './confirm-phone.ts';
import { registerCitizen } from './register-citizen.ts';
import { RegisterCitizenInput, UpdateContactInput } from './registration.type.ts';
import { resendPhoneCode } from './resend-phone-code.ts';
import { updateContact } from './update-contact.ts';
import { verifyCitizen } from './verify-citizen.ts';

@Resolver()
export class RegistrationResolver {
  @Mutation(() => Citizen, {
    description:
      'One account per national ID, under any concurrency. A second registration fails with CONFLICT and tells nothing about the holder. The account opens when the code sent to the phone comes back by `confirmPhone`; ask for `id` only, the rest is for who signed in.',
  })
  @Directive('@cost(weight: 1000)')
  async registerCitizen(
    @Arg('input', () => RegisterCitizenInput) input: RegisterCitizenInput,
    @Ctx() context: IdentityContext,
  ): Promise<CitizenRow | null> {
    const { id } = await registerCitizen(context, input);
    return context.loaders.citizens.load(id);
  }

  @Mutation(() => Citizen, {
    description:
      'The six digits that were sent to the phone, for a new account or a new number; good for ten minutes and five tries (then CODE_WRONG, as for an account that does not exist).',
  })
  confirmPhone(
    @Arg('citizenId', () => ID) citizenId: string,
    @Arg('code', () => String) code: string,
    @Ctx() context: IdentityContext,
  ): Promise<CitizenRow> {
    return confirmPhone(context, { citizenId, code });
  }

  @Mutation(() => Boolean, {
    description:
      'Sends a new code to the number that waits to be confirmed. Always true: it tells nothing about accounts. Every 30 seconds at most, and five in an hour (else RATE_LIMITED).',
  })
  async resendPhoneCode(
    @Arg('citizenId', () => ID) citizenId: string,
    @Ctx() context: IdentityContext,
  ): Promise<boolean> {
    await resendPhoneCode(context, citizenId);
    return true;
  }

  @Mutation(() => Citizen, {
    description:
      'What is left out stays; an empty e-mail or address is removed. A new phone number counts once it is confirmed by `confirmPhone`. Another phone or e-mail takes the password, or a sign-in of the last ten minutes (else CONFIRMATION_NEEDED at `password`); the address that is left is told.',
  })
  @Directive('@authenticated')
  updateContact(
    @Arg('input', () => UpdateContactInput) input: UpdateContactInput,
    @Arg('password', () => String, {
      nullable: true,
      description: 'The own password; a one-time code for who has none. Not needed for an address.',
    })
    password: string | null | undefined,
    @Ctx() context: IdentityContext,
  ): Promise<CitizenRow> {
    context.viewer.requireAuthenticated();
    return updateContact(context, input, password);
  }

  @Mutation(() => Citizen, {
    description:
      'An officer of the government has compared the person with the document, said in 3 to 200 characters (DOCUMENT_MISSING). The person is told. Nobody verifies the own account (OWN_ACCOUNT). With the phone number that the person names, an account that is not verified yet is refused when it was opened with another one (PHONE_DIFFERS); without it, who was signed in to such an account signs in anew.',
  })
  @Directive('@requiresScopes(scopes: [["identity:verify"]])')
  verifyCitizen(
    @Arg('citizenId', () => ID) citizenId: string,
    @Arg('documentSeen', () => String) documentSeen: string,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Arg('phone', () => String, { nullable: true, description: 'As the person says it, not as it is shown.' })
    phone: string | null | undefined,
    @Ctx() context: IdentityContext,
  ): Promise<CitizenRow> {
    context.viewer.require('identity:verify');
    return verifyCitizen(context, { citizenId, documentSeen, idempotencyKey, phone });
  }
}
