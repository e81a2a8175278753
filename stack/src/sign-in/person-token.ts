import { createHash, randomBytes } from 'node:crypto';
import { graphAudience } from '@city/kit/request-identity/access-token';
import { StartError } from '../city/settings.ts';
import { BrowserlessClient } from './browserless-client.ts';

type SignIn = { issuer: string; portal: string; portalClientSecret: string; name: string; password: string };

/** The form on a page: where it goes and its hidden fields. */
function formOf(page: { url: string; body: string }): { action: string; fields: URLSearchParams } {
  const form = /<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/i.exec(page.body)?.[0];
  if (!form) throw new StartError(`No sign-in form at ${page.url}`);
  const action = /<form[^>]*action="([^"]*)"/i.exec(form)?.[1] ?? page.url;
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/gi)) {
    fields.set(/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  return { action: new URL(action.replaceAll('&amp;', '&'), page.url).href, fields };
}

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
  const end = await browser.go(form.action, { method: 'POST', body: form.fields }, redirect);
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
