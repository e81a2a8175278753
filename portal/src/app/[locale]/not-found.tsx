import { headers } from 'next/headers';
import { StatePage } from '#features/states/state-page.tsx';
import { statesMessages } from '#features/states/states.messages.ts';
import { ButtonLink } from '#ui/button-link.tsx';

export default async function NotFound() {
  const locale = (await headers()).get('x-city-path')?.startsWith('/en') ? 'en' : 'vi';
  const words = statesMessages[locale];
  return (
    <StatePage title={words.notFoundTitle} action={<ButtonLink href={`/${locale}`}>{words.home}</ButtonLink>}>
      {words.notFoundText}
    </StatePage>
  );
}
