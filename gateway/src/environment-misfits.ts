import { isHttpUrl } from './environment-lists.ts';

/** What is wrong between variables that are each right, and with those whose names hold a subgraph's. */
export function environmentMisfits(given: NodeJS.ProcessEnv): string[] {
  const needs = (name: string, other: string, why: string) =>
    given[name] !== undefined && given[other] === undefined ? [`${name}: needs ${other} too: ${why}`] : [];
  return [
    ...needs('JWKS_URL', 'ISSUER_URL', 'a token is good only from the issuer that it names'),
    ...needs('REVOCATIONS_URL', 'ISSUER_URL', 'without an issuer there are no tokens to take back'),
    ...needs('REVOCATIONS_URL', 'GATEWAY_SIGNING_SECRET', 'the issuer answers only what is signed'),
    ...(given.TRUSTED_DOCUMENTS === 'required'
      ? needs('TRUSTED_DOCUMENTS', 'TRUSTED_DOCUMENTS_FILE', 'without a list no person is answered')
      : []),
    ...Object.entries(given).flatMap(([name, value]) =>
      name.startsWith('SUBGRAPH_URL_') && value !== '' && !isHttpUrl(value ?? '')
        ? [`${name}: expected an address that begins with http:// or https://, got '${value}'`]
        : [],
    ),
  ];
}
