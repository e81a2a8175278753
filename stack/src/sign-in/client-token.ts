import { graphAudience } from '@city/kit/request-identity/access-token';
import { demoClientSecret } from '@city/kit/seed/demo-secret';
import { StartError } from '../city/settings.ts';

/** An access token by OAuth 2.0 client credentials (RFC 6749, 4.4), as a department's software gets one. */
export async function clientToken(issuer: string, clientId: string, demoClientKey: string): Promise<string> {
  const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(demoClientSecret(demoClientKey, clientId))}`;
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: graphAudience }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (!answer.access_token)
    throw new StartError(`${clientId} got no token: ${answer.error_description ?? response.status}`);
  return answer.access_token;
}
