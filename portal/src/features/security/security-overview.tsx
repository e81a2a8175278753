import type { ReactNode } from 'react';
import type { SecurityQuery } from '#generated/graphql/graphql.ts';
import { formatDay } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { securityMessages } from './security.messages.ts';

export type Security = NonNullable<NonNullable<SecurityQuery['me']>['security']>;

/** What it is, how it stands, and what can be done: the act on the right, below on phones. */
function Line({ name, state, children }: { name: string; state?: string; children?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
      <div>
        <p className="font-semibold">{name}</p>
        {state && <p className="text-soft">{state}</p>}
      </div>
      {children && <div className="flex flex-wrap gap-3">{children}</div>}
    </li>
  );
}

function Section({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {text && <p className="mt-1 text-soft">{text}</p>}
      <ul className="mt-4 divide-y divide-rule border-y border-rule">{children}</ul>
    </section>
  );
}

export function SecurityOverview({ locale, security }: { locale: Locale; security: Security }) {
  const words = securityMessages[locale];
  const base = `/${locale}/account/security`;
  const day = (at: string) => formatDay(at, locale);
  const { totpAddedAt, passkeys, recoveryCodesLeft, passwordChangedAt } = security;
  const hasFactor = totpAddedAt !== null || passkeys.length > 0;
  const act = (task: string, text: string) => (
    <ButtonLink href={`${base}/${task}`} kind="secondary" size="small">
      {text}
    </ButtonLink>
  );
  return (
    <>
      <Section id="password" title={words.password}>
        <Line
          name={words.password}
          state={passwordChangedAt ? words.passwordChanged(day(passwordChangedAt)) : words.passwordNever}
        >
          {act('password', words.changePassword)}
        </Line>
      </Section>
      <Section
        id="second"
        title={words.second}
        text={
          security.isSecondFactorObligatory ? `${words.secondText} ${words.obligatory}` : words.secondText
        }
      >
        <Line name={words.app} state={totpAddedAt ? words.appOn(day(totpAddedAt)) : words.appOff}>
          {act('app', totpAddedAt ? words.changeApp : words.addApp)}
          {totpAddedAt && act('remove', words.removeApp)}
        </Line>
        <Line name={words.codes} state={hasFactor ? words.codesLeft(recoveryCodesLeft) : words.noCodes}>
          {hasFactor && act('new-codes', words.newCodes)}
        </Line>
      </Section>
      <Section id="passkeys" title={words.passkeys} text={words.passkeysText}>
        {passkeys.map(({ id, name, addedAt }) => (
          <Line key={id} name={name} state={words.passkeyAdded(day(addedAt))}>
            {act(`remove?id=${id}`, words.removePasskey(name))}
          </Line>
        ))}
        <Line name={passkeys.length === 0 ? words.noPasskeys : words.addPasskey}>
          {act('passkey', words.addPasskey)}
        </Line>
      </Section>
    </>
  );
}
