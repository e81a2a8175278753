import { integer, oneOf, text, variable } from '@city/kit/environment/variables';
import { readPolicies } from '../access/policies.ts';
import { proxies } from '../environment-lists.ts';
import type { TrustMode } from '../trusted-documents/trusted-documents.ts';

/** 0 is without limit. */
const rate = (fallback: number) => integer({ minimum: 0, maximum: 1_000_000_000, fallback });

/** Who may ask how much, and by which documents. */
export const guardVariables = {
  TRUSTED_DOCUMENTS: oneOf(['off', 'allow', 'required']).optional(),
  TRUSTED_DOCUMENTS_FILE: text({
    expected: 'files of documents by their hashes, separated by commas',
  }).optional(),
  POLICIES: variable(
    'policies such as {"staff": ["role:ADMINISTRATOR", "scope:people:read"]}',
    readPolicies,
  ).optional(),
  TRUSTED_PROXIES: proxies().optional(),
  HEADERS_TIMEOUT_MS: integer({ minimum: 100, maximum: 300_000, fallback: 10_000 }),
  RECEIVE_TIMEOUT_MS: integer({ minimum: 100, maximum: 300_000, fallback: 15_000 }),
  // A home page costs 900, and a mobile network puts many people behind one address.
  RATE_PER_ADDRESS: rate(300_000),
  RATE_PER_CITIZEN: rate(120_000),
  RATE_PER_CLIENT: rate(600_000),
  BAD_TOKENS_PER_ADDRESS: rate(300),
  MAX_SOCKETS_PER_PERSON: rate(5),
  MAX_SOCKETS_PER_CLIENT: rate(50),
  MAX_SOCKETS_PER_ADDRESS: rate(100),
};

/** A gateway that was given a list means it, where it is not told otherwise; in production nothing else is answered. */
export function trustModeOf(
  given: TrustMode | undefined,
  file: string | undefined,
  isProduction: boolean,
): TrustMode {
  if (given) return given;
  if (file === undefined) return 'off';
  return isProduction ? 'required' : 'allow';
}
