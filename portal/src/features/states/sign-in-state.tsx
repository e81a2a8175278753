import { cookies, headers } from 'next/headers';
import { signInAddress } from '#features/session/sign-in-address.ts';
import type { Locale } from '#language/locale.ts';
import { formCookiePrefix } from '#server/form-cookie.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { RetryLink } from './retry-link.tsx';
import { StatePage } from './state-page.tsx';
import { statesMessages } from './states.messages.ts';

export async function SignInState({ locale }: { locale: Locale }) {
  const words = statesMessages[locale];
  const asked = await headers();
  const path = asked.get('x-city-path') ?? `/${locale}`;
  if (asked.get('x-city-session') === 'unavailable') {
    return (
      <StatePage title={words.renewTitle} action={<RetryLink>{words.retry}</RetryLink>}>
        {words.renewText}
      </StatePage>
    );
  }
  // A form leads back to itself with what was wrong: here, that nobody was signed in.
  const isInForm = /[?&]problem=/.test(path);
  const hasEnded =
    isInForm && (await cookies()).getAll().some(({ name }) => name.startsWith(formCookiePrefix));
  return (
    <StatePage
      title={hasEnded ? words.endedTitle : words.signInTitle}
      action={
        <a href={signInAddress(path)} className={buttonStyle('primary', 'large')}>
          {hasEnded ? words.signInAgain : words.signIn}
        </a>
      }
    >
      {hasEnded ? words.endedText : words.signInText}
    </StatePage>
  );
}
