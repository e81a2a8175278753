import type { homeMessages } from './home.messages.ts';

type ServiceKey = keyof (typeof homeMessages)['vi']['services'];

/** What people ask for most at the one-stop counter, by the codes of the national catalogue. */
export const commonServices: readonly { key: ServiceKey; code: string }[] = [
  { key: 'birth', code: '1.001193' },
  { key: 'copies', code: '2.000815' },
  { key: 'residence', code: '1.004194' },
  { key: 'marriage', code: '1.000894' },
  { key: 'business', code: '1.001612' },
];
