/** A subgraph's name in the names of variables, which hold no other signs: SUBGRAPH_URL_BOOK_SHOP is for `book-shop`. */
export function subgraphKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '_');
}
