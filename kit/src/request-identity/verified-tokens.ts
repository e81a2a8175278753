import type { TokenVerifier } from './access-token.ts';
import type { Viewer } from './viewer.ts';

const keptTokens = 1_000;

/**
 * Remembers tokens that were found good until they expire: checking a signature takes as long as a small query,
 * and a hotel's software sends the same token for minutes. What was refused is never remembered.
 */
export function rememberVerified(verify: TokenVerifier): TokenVerifier {
  const known = new Map<string, Viewer>();

  const remembering: TokenVerifier = async (token) => {
    const remembered = known.get(token);
    if (remembered && !remembered.hasExpired()) return remembered;
    known.delete(token);
    const viewer = await verify(token);
    known.set(token, viewer);
    if (known.size > keptTokens) forgetOldest(known);
    return viewer;
  };
  remembering.knows = (token) => known.get(token)?.hasExpired() === false;
  return remembering;
}

function forgetOldest(known: Map<string, Viewer>): void {
  const oldest = known.keys().next();
  if (!oldest.done) known.delete(oldest.value);
}
