/** How many stays the board begins with; each look at one is recorded. */
export const firstArrivals = 50;
/** After a break that no cursor can bridge the gap may be long. */
export const arrivalsAfterBreak = 500;
