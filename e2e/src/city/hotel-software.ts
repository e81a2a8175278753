import { CityClient } from '@city/client/city-client';
import { demoClientSecret } from '@city/kit/seed/demo-secret';
import { addresses, secrets } from './city.ts';

const clientId = 'hotel-software';

/** A hotel's own program, as the client package has it run. It does not give up while the city is away. */
export const hotelSoftware = new CityClient({
  graphUrl: addresses.gateway,
  credentials: {
    issuerUrl: addresses.issuer,
    clientId,
    clientSecret: demoClientSecret(secrets.demoClientKey, clientId),
  },
  language: 'en',
  attempts: 60,
  backOff: { firstMs: 100, longestMs: 1_000 },
});
