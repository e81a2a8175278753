import { createHash, randomBytes } from 'node:crypto';
import { graphAudience } from '@city/kit/request-identity/access-token';
import { StartError } from '../city/settings.ts';
import { BrowserlessClient } from './browserless-client.ts';
import { formOf } from './page-form.ts';
import { passSecondStep } from './second-step.ts';

type SignIn = {
  issuer: string;
  portal: string;
  portalClientSecret: string;
  name: string;
  password: string;
  /** From which the one-time codes of demo people follow. */
  demoClientKey: string;
};

/** An access token of a person, by the portal's own flow: authorization code with PKCE and the sign-in page. */
export async function personToken(signIn: SignIn): Promise<string> {
  const browser = new BrowserlessClient();
  const verifier = randomBytes(32).toString('base64url');
  const redirect = `${signIn.portal}/auth/callback`;
  const query = new URLSearchParams({
    client_id: 'portal',
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid',
    resource: graphAudience,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const form = formOf(await browser.go(`${signIn.issuer}/auth?${query}`));
  form.fields.set('username', signIn.name);
  form.fields.set('password', signIn.password);
  const page = await browser.go(form.action, { method: 'POST', body: form.fields }, redirect);
  const end = await passSecondStep(browser, page, { ...signIn, redirect });
  const code = end.url.startsWith(redirect) ? new URL(end.url).searchParams.get('code') : null;
  if (!code)
    throw new StartError(`${signIn.name} could not sign in: the city does not know this name and password.`);
  const response = await fetch(`${signIn.issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`portal:${signIn.portalClientSecret}`).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
      resource: graphAudience,
    }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (!answer.access_token) throw new StartError(`No token for ${signIn.name}: ${answer.error_description}`);
  return answer.access_token;
}
