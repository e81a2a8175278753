import { type Fields, fails, firstOf, type MakeEntity, type WorldObject } from './world-object.ts';
import type { MediaWorld } from './world-of-media.ts';
import type { ProductWorld } from './world-of-products.ts';

/** Reviews, which tie authors, media and products together. */
export function reviewWorld(
  entity: MakeEntity,
  { ann, bob, cem, guest, book }: MediaWorld,
  { products, plain, broken, bare }: ProductWorld,
) {
  const review = (of: WorldObject, number: number, more: Fields) =>
    entity('Review', { product: of, number, text: `Review ${number}`, stars: number, ...more });
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

  return { good, bad, odd, none };
}

/** Objects of types of which not every subgraph knows everything, and values without a key. */
export function thingWorld(entity: MakeEntity) {
  const gadget = entity('Gadget', {
    id: 'x1',
    name: 'Gadget',
    volts: 230,
    inStock: 4,
    serial: 's-1',
    origin: 'here',
  });
  const heavy = entity('Gadget', {
    id: 'x2',
    name: null,
    volts: fails,
    inStock: fails,
    serial: 's-2',
  });
  const gizmo = entity('Gizmo', { id: 'x3', name: 'Gizmo', size: { __typename: 'Size', width: 1 } });
  const voucher = entity('Voucher', { code: 'V', amount: 5 });
  const price = (amount: number, more: Fields): WorldObject => ({
    __typename: 'Price',
    amount,
    currency: 'VND',
    tax: 10,
    ...more,
  });

  const prices = [price(1, {}), price(2, { tax: fails }), price(3, { currency: null })];
  return { gadget, heavy, gizmo, voucher, prices };
}
