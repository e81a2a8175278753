import { clientToken } from '@city/stack/sign-in/client-token';
import { demoToken } from '@city/stack/sign-in/demo-token';
import type { BenchCity } from './bench-city.ts';

export type Ask = <T>(query: string, variables: Record<string, unknown>) => Promise<T>;

/** A program that asks the gateway under one token. Throws on any error in an answer: a bench never measures failures. */
export function graphClient(city: BenchCity, token: string): Ask {
  return async <T>(query: string, variables: Record<string, unknown>): Promise<T> => {
    const response = await fetch(city.addresses.gateway, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data?: T; errors?: unknown };
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
}

export const hotelToken = (city: BenchCity): Promise<string> =>
  clientToken(city.addresses.issuer, 'hotel-software', city.secrets.demoClientKey);

export const personToken = (city: BenchCity, name: string): Promise<string> => demoToken(city.settings, name);

export async function firstEstablishment(ask: Ask): Promise<string> {
  const answer = await ask<{ establishment: { id: string } }>(
    '{ establishment(code: "CSLT-0001") { id } }',
    {},
  );
  return answer.establishment.id;
}

export const declareStays = /* GraphQL */ `
  mutation Declare($input: [DeclareStayInput!]!) {
    declareStays(input: $input) { clientReference stay { id receiptNumber } errors { code } }
  }
`;

export type Declared = {
  declareStays: { clientReference: string; stay: { id: string } | null; errors: { code: string }[] }[];
};
