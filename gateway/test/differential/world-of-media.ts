import { type Arguments, type Fields, fails, type MakeEntity, type WorldObject } from './world-object.ts';

/** Authors, and what they write and praise. */
export function mediaWorld(entity: MakeEntity) {
  const author = (id: string, more: Fields) =>
    entity('Author', { id, email: `${id}@example.org`, name: `Author ${id}`, fame: 3, ...more });
  const ann = author('a1', { born: 1970 });
  const bob = author('a2', { email: null, name: null, fame: fails, friend: ann });
  const cem = author('a3', { born: fails, friend: null });
  ann.friend = bob;
  const guest: WorldObject = { __typename: 'Guest', id: 'g1', name: 'A guest' };

  const media = (__typename: string, id: string, more: Fields) =>
    entity(__typename, {
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

  return { ann, bob, cem, guest, book, untitled, film, lost, scroll };
}

export type MediaWorld = ReturnType<typeof mediaWorld>;
