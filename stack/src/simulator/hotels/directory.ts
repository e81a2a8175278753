import type { CityClient } from '@city/client/city-client';

export type Establishment = { id: string; code: string; rooms: number; clientId: string };

type Answer = {
  establishments: {
    nodes: { id: string; code: string; rooms: number; active: boolean; operator: { code: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

const query = `query EstablishmentsToSimulate($after: String) {
  establishments(first: 100, after: $after) {
    nodes { id code rooms active operator { code } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** All that take guests, with the service client under which the operator's software is registered. */
export async function findEstablishments(visitor: CityClient): Promise<Establishment[]> {
  const found: Establishment[] = [];
  let after: string | null = null;
  do {
    const { establishments }: Answer = await visitor.request<Answer, { after: string | null }>({
      document: query,
      variables: { after },
    });
    for (const { id, code, rooms, active, operator } of establishments.nodes) {
      if (active) found.push({ id, code, rooms, clientId: `hotel-${operator.code}` });
    }
    after = establishments.pageInfo.hasNextPage ? establishments.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}
