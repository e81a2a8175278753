import {
  type Arguments,
  type Fields,
  fails,
  firstOf,
  type MakeEntity,
  type WorldObject,
} from './world-object.ts';
import type { MediaWorld } from './world-of-media.ts';

/** Products, what they are made of and where they lie. */
export function productWorld(entity: MakeEntity, { ann, bob }: MediaWorld) {
  const warehouse = (code: string | null, more: Fields) =>
    entity('Warehouse', { code, city: `City ${code}`, ...more });
  const north = warehouse('N', { manager: ann, capacity: 10 });
  // Nobody finds a warehouse without a code: what others know of it is null.
  const nameless = warehouse(null, { city: 'Nowhere' });
  // An author by an address that nobody knows.
  const stranger: WorldObject = { __typename: 'Author', email: 'nobody@example.org' };
  const full = warehouse('F', { manager: stranger, capacity: fails });
  const south = warehouse('S', { manager: stranger, capacity: 1 });

  const maker = (id: string, more: Fields) =>
    entity('Maker', { id, code: `code-${id}`, motto: `Motto ${id}`, rating: 5, ...more });
  const makers = [maker('m1', {}), maker('m2', { rating: null }), maker('m3', { motto: fails })];

  const category = (slug: string, parent: string | null, more: Fields) =>
    entity('Category', {
      slug,
      parent: parent === null ? null : { __typename: 'Parent', slug: parent },
      title: `Category ${slug}`,
      shelf: 7,
      ...more,
    });
  const toys = category('toys', 'all', {});
  const games = category('games', 'toys', { title: fails });

  const part = (name: string | null, more: Fields = {}): WorldObject => ({
    __typename: 'Part',
    name,
    flaky: `flaky ${name}`,
    strict: `strict ${name}`,
    ...more,
  });
  const comment = (text: string, more: Fields = {}): WorldObject => ({
    __typename: 'Comment',
    text,
    author: ann,
    votes: ({ since }: Arguments) => (typeof since === 'number' ? 10 - since : null),
    ...more,
  });
  const product = (number: number, more: Fields) =>
    entity('Product', {
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

  return { products, plain, broken, bare, angry, toys, games, makers, north, nameless, full, south };
}

export type ProductWorld = ReturnType<typeof productWorld>;
