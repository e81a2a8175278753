import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

const booksSdl = `${federation}
type Query { book(isbn: ID!): Book }
type Book @key(fields: "isbn") { isbn: ID! title: String! }`;

const ratingsSdl = `${federation}
type Book @key(fields: "isbn") { isbn: ID! stars: Int! }`;

/** Two subgraphs that know nothing of this city, its kit or its signature, and the supergraph of both. */
export async function startForeignGraph() {
  const seen: Record<string, string | string[] | undefined>[] = [];
  const addresses = new Set<string | undefined>();
  const serve = async (sdl: string, resolvers: object) => {
    const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
    const handle = createHandler({ schema });
    const server = createServer((request, response) => {
      seen.push(request.headers);
      addresses.add(request.url);
      void handle(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    return { server, url: `http://localhost:${(server.address() as AddressInfo).port}/any/path?key=a%20b` };
  };
  const books = await serve(booksSdl, {
    Query: { book: (_root: unknown, { isbn }: { isbn: string }) => ({ isbn, title: `Title ${isbn}` }) },
  });
  const ratings = await serve(ratingsSdl, {
    Book: { __resolveReference: ({ isbn }: { isbn: string }) => ({ isbn, stars: 4 }) },
  });
  const { supergraphSdl, errors } = composeServices([
    { name: 'books', url: books.url, typeDefs: parse(booksSdl) },
    { name: 'ratings', url: ratings.url, typeDefs: parse(ratingsSdl) },
  ]);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return {
    supergraphSdl,
    /** The headers of all requests that came to a subgraph. */
    seen,
    /** Under which addresses they were asked. */
    addresses,
    stop() {
      for (const { server } of [books, ratings]) server.close().closeAllConnections();
    },
  };
}
