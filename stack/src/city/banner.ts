import { join } from 'node:path';
import { demoPeople } from '../sign-in/demo-people.ts';
import { addressesOf } from './addresses.ts';
import type { CitySecrets } from './secrets.ts';
import type { CitySettings } from './settings.ts';

/** What a person needs to use the city that has just started. */
export function banner(settings: CitySettings, secrets: CitySecrets): string {
  const addresses = addressesOf(settings);
  return `
  The city runs.

    Portal             ${addresses.portal}
    Graph + explorer   ${addresses.gateway}   (live: ${addresses.live})
    Sign-in provider   ${addresses.issuer}
    Logs and data      ${settings.dataDirectory}
    Messages, e-mails  ${join(settings.dataDirectory, 'files', 'identity')}/{text-messages,e-mails}

  Sign in at the portal with one of these names and the password  ${secrets.demoPassword}

${Object.entries(demoPeople)
  .map(([name, what]) => `    ${name.padEnd(20)} ${what}`)
  .join('\n')}

  Who has a role is asked for a second step: the page of this demonstration shows the code.

  A token for curl:  npm run token -- receptionist
  Ctrl-C stops everything.
`;
}
