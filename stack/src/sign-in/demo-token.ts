import { addressesOf } from '../city/addresses.ts';
import { readSecrets } from '../city/secrets.ts';
import { type CitySettings, StartError } from '../city/settings.ts';
import { clientToken } from './client-token.ts';
import { demoPeople } from './demo-people.ts';
import { personToken } from './person-token.ts';

const demoClients = ['hotel-software', 'station-gateway', 'camera-gateway'];
const isClient = (name: string) => demoClients.includes(name) || /^hotel-LB-\d{4}$/.test(name);

/** An access token for a demonstration person or client of the running city, by the flows that everyone uses. */
export async function demoToken(settings: CitySettings, name: string): Promise<string> {
  const secrets = readSecrets(settings.dataDirectory);
  if (!secrets)
    throw new StartError(`There is no city in ${settings.dataDirectory}: run \`npm start\` first.`);
  const { issuer, portal } = addressesOf(settings);
  if (isClient(name)) return clientToken(issuer, name, secrets.demoClientKey);
  if (!Object.hasOwn(demoPeople, name)) {
    throw new StartError(
      `Nobody is called '${name}'. People: ${Object.keys(demoPeople).join(', ')}. Clients: ${demoClients.join(', ')}, hotel-LB-0001 to hotel-LB-0268.`,
    );
  }
  const { portalClientSecret, demoPassword: password, demoClientKey } = secrets;
  return personToken({ issuer, portal, portalClientSecret, name, password, demoClientKey });
}
