/** Makes the copy of everything that is held about a person. */
export const exportTask = 'export-personal-data';

/** Says what other subgraphs keep, after identity has erased what it may. */
export const erasureTask = 'complete-erasure';

export const removeExportsTask = 'remove-old-exports';
