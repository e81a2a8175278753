import { type Arguments, firstOf, sorted, type World, type WorldObject } from './world-object.ts';
import { mediaWorld } from './world-of-media.ts';
import { productWorld } from './world-of-products.ts';
import { reviewWorld, thingWorld } from './world-of-reviews.ts';

/** All data, each once. Whoever resolves a field, a subgraph or the one merged schema, takes it from here. */
export class NastyWorld implements World {
  readonly entities: WorldObject[] = [];
  readonly query: WorldObject;
  readonly mutation: WorldObject;
  private readonly journal: string[] = [];

  constructor() {
    const entity = (__typename: string, fields: Record<string, unknown>) => this.entity(__typename, fields);
    const mediaObjects = mediaWorld(entity);
    const productObjects = productWorld(entity, mediaObjects);
    const { ann, bob, cem, guest, book, untitled, film, scroll } = mediaObjects;
    const { products, plain, broken, bare, angry, toys, games, makers } = productObjects;
    const { north, nameless, full, south } = productObjects;
    const { good, bad, odd, none } = reviewWorld(entity, mediaObjects, productObjects);
    const { gadget, heavy, gizmo, voucher, prices } = thingWorld(entity);

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
      prices,
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
