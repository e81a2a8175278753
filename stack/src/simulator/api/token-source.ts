import { graphAudience } from '@city/kit/request-identity/access-token';
import { demoClientSecret } from '@city/kit/seed/demo-secret';
import { ApiUnavailable } from './api-errors.ts';

type TokenAnswer = { access_token: string; expires_in: number };

const timeoutMs = 10_000;
/** A token that ends while a request is under way would be refused. */
const renewBeforeMs = 30_000;

export type TokenSource = ReturnType<typeof createTokenSource>;

/** Signs in as one registered client and keeps its token until shortly before it ends. */
export function createTokenSource(options: { issuerUrl: string; clientId: string; demoClientKey: string }) {
  const { issuerUrl, clientId } = options;
  const credentials = `${clientId}:${demoClientSecret(options.demoClientKey, clientId)}`;
  let current: { token: string; renewAt: number } | null = null;
  let underWay: Promise<string> | null = null;

  async function signIn(): Promise<string> {
    const answer = await fetchToken(issuerUrl, clientId, credentials);
    const lifetimeMs = answer.expires_in * 1_000;
    const renewAt = Date.now() + Math.max(lifetimeMs - renewBeforeMs, lifetimeMs / 2);
    current = { token: answer.access_token, renewAt };
    return answer.access_token;
  }

  return {
    clientId,

    async token(): Promise<string> {
      if (current && Date.now() < current.renewAt) return current.token;
      underWay ??= signIn().finally(() => {
        underWay = null;
      });
      return underWay;
    },

    /** After the API refused it, for example because keys were changed. */
    forget(): void {
      current = null;
    },
  };
}

async function fetchToken(issuerUrl: string, clientId: string, credentials: string): Promise<TokenAnswer> {
  const problem = (why: string, cause?: unknown) =>
    new ApiUnavailable(`${clientId} could not sign in: ${why}`, { cause });
  try {
    const response = await fetch(`${issuerUrl}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: graphAudience }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    // A refused client counts as away too: whoever registers it anew need not start the simulator again.
    if (!response.ok) throw problem(`status ${response.status}`);
    return (await response.json()) as TokenAnswer;
  } catch (error) {
    throw error instanceof ApiUnavailable ? error : problem('no answer', error);
  }
}
