import { GraphQLError } from 'graphql';

/** An object of the world: its type's name, and its fields as values or as functions of the arguments. */
export type WorldObject = { __typename: string; [field: string]: unknown };

type Arguments = Record<string, unknown>;

function fails(): never {
  throw new GraphQLError('It fails on purpose.', { extensions: { code: 'CONFLICT' } });
}

const firstOf =
  <T>(items: T[], argument: string) =>
  (given: Arguments): T[] =>
    items.slice(0, typeof given[argument] === 'number' ? Math.max(0, given[argument]) : undefined);

/** What subgraphs answer from. */
export type World = {
  readonly entities: WorldObject[];
  readonly query: WorldObject;
  readonly mutation: WorldObject;
};

/** All data, each once. Whoever resolves a field, a subgraph or the one merged schema, takes it from here. */
export class NastyWorld implements World {
  readonly entities: WorldObject[] = [];
  readonly query: WorldObject;
  readonly mutation: WorldObject;
  private readonly journal: string[] = [];

  constructor() {
    const author = (id: string, more: Record<string, unknown>) =>
      this.entity('Author', { id, email: `${id}@example.org`, name: `Author ${id}`, fame: 3, ...more });
    const ann = author('a1', { born: 1970 });
    const bob = author('a2', { email: null, name: null, fame: fails, friend: ann });
    const cem = author('a3', { born: fails, friend: null });
    ann.friend = bob;
    const guest: WorldObject = { __typename: 'Guest', id: 'g1', name: 'A guest' };

    const media = (__typename: string, id: string, more: Record<string, unknown>) =>
      this.entity(__typename, {
        id,
        title: `Title ${id}`,
        pages: 10,
        stars: 4,
        critics: [ann],
        excerpt: ({ length }: Arguments) => (typeof length === 'number' ? 'abcdefgh'.slice(0, length) : null),
        ...more,
      });
    const book = media('Book', 'b1', { isbn: '978-1', author: ann });
    const untitled = media('Book', 'b2', { isbn: null, title: null, author: bob, critics: null });
    const film = media('Film', 'f1', { minutes: 90, pages: null, critics: [], excerpt: fails });
    const lost = media('Film', 'f2', { title: fails, critics: [ann, cem] });
    const scroll = media('Scroll', 's1', {});
    Object.assign(book, { related: [film, untitled] });
    Object.assign(untitled, { related: [] });
    Object.assign(film, { related: [book, lost] });
    Object.assign(lost, { related: [book, scroll] });
    Object.assign(ann, { books: [book, untitled], favourite: book, praised: [book, film] });
    Object.assign(bob, { books: [], favourite: null, praised: [lost, film] });
    Object.assign(cem, { books: null, favourite: untitled, praised: fails });

    const warehouse = (code: string | null, more: Record<string, unknown>) =>
      this.entity('Warehouse', { code, city: `City ${code}`, ...more });
    const north = warehouse('N', { manager: ann, capacity: 10 });
    // Nobody finds a warehouse without a code: what others know of it is null.
    const nameless = warehouse(null, { city: 'Nowhere' });
    // An author by an address that nobody knows.
    const stranger: WorldObject = { __typename: 'Author', email: 'nobody@example.org' };
    const full = warehouse('F', { manager: stranger, capacity: fails });
    const south = warehouse('S', { manager: stranger, capacity: 1 });

    const maker = (id: string, more: Record<string, unknown>) =>
      this.entity('Maker', { id, code: `code-${id}`, motto: `Motto ${id}`, rating: 5, ...more });
    const makers = [maker('m1', {}), maker('m2', { rating: null }), maker('m3', { motto: fails })];

    const category = (slug: string, parent: string | null, more: Record<string, unknown>) =>
      this.entity('Category', {
        slug,
        parent: parent === null ? null : { __typename: 'Parent', slug: parent },
        title: `Category ${slug}`,
        shelf: 7,
        ...more,
      });
    const toys = category('toys', 'all', {});
    const games = category('games', 'toys', { title: fails });

    const part = (name: string | null, more: Record<string, unknown> = {}): WorldObject => ({
      __typename: 'Part',
      name,
      flaky: `flaky ${name}`,
      strict: `strict ${name}`,
      ...more,
    });
    const comment = (text: string, more: Record<string, unknown> = {}): WorldObject => ({
      __typename: 'Comment',
      text,
      author: ann,
      votes: ({ since }: Arguments) => (typeof since === 'number' ? 10 - since : null),
      ...more,
    });
    const product = (number: number, more: Record<string, unknown>) =>
      this.entity('Product', {
        id: `p${number}`,
        upc: `upc-${number}`,
        sku: { __typename: 'Sku', region: number % 2 ? 'odd' : 'even', number },
        name: `Product ${number}`,
        price: number * 100,
        weight: ({ unit }: Arguments) => (unit === 'G' ? number * 1000 : number),
        size: { __typename: 'Size', width: number, height: number + 1 },
        category: toys,
        maker: makers[number % makers.length],
        color: 'RED',
        tags: ['new', `tag ${number}`],
        matrix: [[1, null], null, []],
        flaky: 'here',
        strict: 'strict',
        fragile: part('fragile'),
        parts: [part('bolt'), part('nut')],
        mustParts: [part('must')],
        discount: number,
        inStock: number * 3,
        warehouse: north,
        route: ['north', 'south'],
        comments: firstOf([comment('one'), comment('two', { author: bob }), comment('three')], 'limit'),
        rank: number,
        ...more,
      });
    const plain = product(1, {});
    const broken = product(2, {
      flaky: fails,
      strict: null,
      color: 'SECRET',
      parts: [part('p', { flaky: fails }), null, part('q', { strict: fails })],
      mustParts: [part('p'), part(null)],
      category: games,
      warehouse: nameless,
      comments: () => null,
    });
    const bare = product(3, {
      price: null,
      size: null,
      category: null,
      maker: null,
      tags: null,
      matrix: fails,
      fragile: part('f', { strict: null }),
      parts: null,
      inStock: null,
      discount: fails,
      warehouse: full,
      route: null,
      rank: fails,
    });
    const angry = product(4, { strict: fails, fragile: null, tags: ['x', null], color: 'GREEN' });
    const products = [plain, broken, bare, angry];
    Object.assign(plain, { related: [broken, null, bare] });
    Object.assign(broken, { related: [plain] });
    Object.assign(bare, { related: [] });
    Object.assign(angry, { related: fails });
    Object.assign(toys, { products: [plain, bare] });
    Object.assign(games, { products: [plain, broken] });

    const review = (of: WorldObject, number: number, more: Record<string, unknown>) =>
      this.entity('Review', { product: of, number, text: `Review ${number}`, stars: number, ...more });
    const good = review(plain, 1, { author: ann, subject: book, witness: guest });
    const bad = review(plain, 2, { author: bob, subject: cem, witness: bob, text: fails });
    const odd = review(broken, 3, {
      author: null,
      subject: { __typename: 'Remark', text: 'Hm' },
      stars: null,
    });
    const none = review(bare, 4, { author: cem, subject: null, witness: ann });
    Object.assign(ann, { reviews: [good] });
    Object.assign(bob, { reviews: [bad, odd] });
    Object.assign(cem, { reviews: fails });
    for (const each of products) {
      each.reviews = firstOf(
        [good, bad, odd, none].filter((one) => one.product === each),
        'first',
      );
    }

    const gadget = this.entity('Gadget', {
      id: 'x1',
      name: 'Gadget',
      volts: 230,
      inStock: 4,
      serial: 's-1',
      origin: 'here',
    });
    const heavy = this.entity('Gadget', {
      id: 'x2',
      name: null,
      volts: fails,
      inStock: fails,
      serial: 's-2',
    });
    const gizmo = this.entity('Gizmo', { id: 'x3', name: 'Gizmo', size: { __typename: 'Size', width: 1 } });
    const voucher = this.entity('Voucher', { code: 'V', amount: 5 });
    const price = (amount: number, more: Record<string, unknown>): WorldObject => ({
      __typename: 'Price',
      amount,
      currency: 'VND',
      tax: 10,
      ...more,
    });

    const byId = (given: Arguments) =>
      this.entities.find((entity) => entity.id === given.id && entity.__typename !== 'Maker') ?? null;
    const typed =
      (...names: string[]) =>
      (given: Arguments) => {
        const found = byId(given);
        return found && names.includes(found.__typename) ? found : null;
      };
    this.query = {
      __typename: 'Query',
      product: typed('Product'),
      products: firstOf([plain, bare, broken, angry], 'first'),
      gappyProducts: [null, bare, null, broken, plain],
      shelves: [[plain, null], [], [angry, broken]],
      offers: [plain, voucher, gadget],
      things: [gizmo, null, gadget, heavy],
      makers,
      categories: [toys, null, games],
      echo: (given: Arguments) => JSON.stringify(sorted(given)),
      settings: { __typename: 'Settings', currency: 'VND', locale: null, warehouse: nameless },
      prices: [price(1, {}), price(2, { tax: fails }), price(3, { currency: null })],
      cheapest: bare,
      warehouses: [nameless, north, null, full, south],
      stockedThings: [gadget, heavy],
      review: (given: Arguments) =>
        [good, bad, odd, none].find(
          (one) => one.number === given.number && (one.product as WorldObject).id === given.product,
        ) ?? null,
      latestReviews: [bad, null, good, odd, none],
      people: [guest, ann, bob],
      bestProduct: plain,
      famous: [ann, null, cem],
      vouchers: [voucher],
      author: typed('Author'),
      authors: [bob, null, cem, ann],
      media: typed('Book', 'Film', 'Scroll'),
      allMedia: [book, null, film, scroll, untitled],
      books: [book, untitled],
      coverColor: 'BLUE',
      topMedia: [film, book, untitled],
      oneMedia: typed('Book', 'Film'),
    };
    const write = ({ line }: Arguments) => {
      this.journal.push(String(line));
      return [...this.journal];
    };
    this.mutation = {
      __typename: 'Mutation',
      write,
      writeToo: write,
      rename: (given: Arguments) => {
        const found = typed('Product')(given);
        if (found) found.name = given.name;
        return found;
      },
      retitle: (given: Arguments) => {
        const found = typed('Book', 'Film')(given);
        if (found) found.title = given.title;
        return found;
      },
      restock: ({ upc, count }: Arguments) => {
        const found = products.find((each) => each.upc === upc) ?? null;
        if (found) found.inStock = count;
        return found;
      },
    };
  }

  private entity(__typename: string, fields: Record<string, unknown>): WorldObject {
    const entity = { __typename, ...fields };
    this.entities.push(entity);
    return entity;
  }
}

/** With keys in order, so that equal values are equal texts. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
