/** The shop of the public gateway benchmark: accounts, inventory, products and reviews, a subgraph each. */
const federation = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports}])`;

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

const users = ids(6).map((id) => ({
  id,
  name: `User ${id}`,
  username: `user-${id}`,
  birthday: 400_000_000 + Number(id),
}));

const products = ids(9).map((upc) => ({
  upc,
  name: `Product ${upc}`,
  price: 100 * Number(upc) - 1,
  weight: 50 * Number(upc),
}));

const reviews = ids(23).map((id) => ({
  id,
  body: `Review ${id}: it does what it should, and it came in time.`,
  author: { id: String((Number(id) % 6) + 1) },
  product: { upc: String((Number(id) % 9) + 1) },
}));

type WithId = { id: string };
type WithUpc = { upc: string };

/** Every root field, and one field of each entity, takes an argument that changes nothing but the text of a request. */
export const shop = {
  accounts: {
    sdl: `${federation('"@key"')}
      type Query { me: User user(id: ID!): User users(client: ID): [User] }
      type User @key(fields: "id") { id: ID! name(client: ID): String username: String birthday: Int }`,
    resolvers: {
      Query: {
        me: () => users[0],
        user: (_root: unknown, { id }: WithId) => users.find((user) => user.id === id),
        users: () => users,
      },
      User: { __resolveReference: ({ id }: WithId) => users.find((user) => user.id === id) },
    },
  },
  inventory: {
    sdl: `${federation('"@key", "@external", "@requires"')}
      type Product @key(fields: "upc") {
        upc: String!
        weight: Int @external
        price: Int @external
        inStock(client: ID): Boolean
        shippingEstimate: Int @requires(fields: "price weight")
      }`,
    resolvers: {
      Product: {
        __resolveReference: (product: WithUpc) => product,
        inStock: ({ upc }: WithUpc) => Number(upc) % 3 !== 0,
        shippingEstimate: ({ price, weight }: { price: number; weight: number }) =>
          price > 1_000 ? 0 : Math.round(weight * 0.5),
      },
    },
  },
  products: {
    sdl: `${federation('"@key"')}
      type Query { topProducts(first: Int = 5, client: ID): [Product] }
      type Product @key(fields: "upc") { upc: String! name(client: ID): String price: Int weight: Int }`,
    resolvers: {
      Query: { topProducts: (_root: unknown, { first }: { first: number }) => products.slice(0, first) },
      Product: { __resolveReference: ({ upc }: WithUpc) => products.find((product) => product.upc === upc) },
    },
  },
  reviews: {
    sdl: `${federation('"@key", "@external"')}
      type Review @key(fields: "id") { id: ID! body: String author: User product: Product }
      type User @key(fields: "id") { id: ID! numberOfReviews: Int! reviews(client: ID): [Review] }
      type Product @key(fields: "upc") { upc: String! reviews(client: ID): [Review] }`,
    resolvers: {
      Review: { __resolveReference: ({ id }: WithId) => reviews.find((review) => review.id === id) },
      User: {
        __resolveReference: (user: WithId) => user,
        reviews: ({ id }: WithId) => reviews.filter((review) => review.author.id === id),
        numberOfReviews: ({ id }: WithId) => reviews.filter((review) => review.author.id === id).length,
      },
      Product: {
        __resolveReference: (product: WithUpc) => product,
        reviews: ({ upc }: WithUpc) => reviews.filter((review) => review.product.upc === upc),
      },
    },
  },
};

const operation = (head: string, client: string) => {
  const only = client && `(client: ${client})`;
  return /* GraphQL */ `
    fragment User on User { id username name${only} }
    fragment Review on Review { id body }
    fragment Product on Product { inStock${only} name${only} price shippingEstimate upc weight }
    ${head} {
      users${only} {
        ...User
        reviews${only} {
          ...Review
          product {
            ...Product
            reviews${only} {
              ...Review
              author { ...User reviews${only} { ...Review product { ...Product } } }
            }
          }
        }
      }
      topProducts(first: 5${client && `, client: ${client}`}) {
        ...Product
        reviews${only} {
          ...Review
          author { ...User reviews${only} { ...Review product { ...Product } } }
        }
      }
    }
  `;
};

/** Users with reviews with product with reviews with author with reviews with product, and the top products so. */
export const shopQuery = operation('query Shop', '');
/** The same, but no two clients ask any subgraph the same. */
export const shopQueryPerClient = operation('query Shop($client: ID)', '$client');
