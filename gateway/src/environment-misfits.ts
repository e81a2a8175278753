/** What is wrong between variables that are each right, and with those whose names hold a subgraph's. */
export function environmentMisfits(given: NodeJS.ProcessEnv): string[] {
  const needs = (name: string, other: string, why: string) =>
    given[name] !== undefined && given[other] === undefined ? [`${name}: needs ${other} too: ${why}`] : [];
  return [
    ...needs('JWKS_URL', 'ISSUER_URL', 'a token is good only from the issuer that it names'),
    ...needs('REVOCATIONS_URL', 'ISSUER_URL', 'without an issuer there are no tokens to take back'),
    ...needs('REVOCATIONS_URL', 'GATEWAY_SIGNING_SECRET', 'the issuer answers only what is signed'),
    ...Object.entries(given).flatMap(([name, value]) =>
      name.startsWith('SUBGRAPH_URL_') && !isHttpUrl(value ?? '')
        ? [`${name}: expected an address that begins with http:// or https://, got '${value}'`]
        : [],
    ),
  ];
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
