import { headers } from 'next/headers';
import { signInAddress } from '#features/session/sign-in-address.ts';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { StatePage } from './state-page.tsx';
import { statesMessages } from './states.messages.ts';

export async function SignInState({ locale }: { locale: Locale }) {
  const words = statesMessages[locale];
  const path = (await headers()).get('x-city-path') ?? `/${locale}`;
  return (
    <StatePage
      title={words.signInTitle}
      action={
        <a href={signInAddress(path)} className={buttonStyle('primary', 'large')}>
          {words.signIn}
        </a>
      }
    >
      {words.signInText}
    </StatePage>
  );
}
