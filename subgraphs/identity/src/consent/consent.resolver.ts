import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { requirePerson } from '../data-request/data-rights.policy.ts';
import { Consent } from './consent.type.ts';
import { type Consent as ConsentValue, listConsents, setConsent } from './consents.ts';

@Resolver(() => Consent)
export class ConsentResolver {
  @Query(() => [Consent], {
    description: 'Uses of my data that need my yes, with the history of my answers.',
  })
  @Directive('@authenticated')
  myConsents(@Ctx() { viewer, database }: IdentityContext): Promise<ConsentValue[]> {
    return listConsents(database, requirePerson(viewer));
  }

  @Mutation(() => [Consent], {
    description:
      'My answer for one of the purposes of `myConsents`; the same answer again changes nothing. While my data is restricted no yes is taken (DATA_RESTRICTED). Answers all my consents.',
  })
  @Directive('@authenticated')
  setConsent(
    @Arg('purpose', () => String) purpose: string,
    @Arg('isGranted', () => Boolean) isGranted: boolean,
    @Ctx() { viewer, database }: IdentityContext,
  ): Promise<ConsentValue[]> {
    return setConsent(database, requirePerson(viewer), { purpose, isGranted });
  }
}
