export type KeysetColumn = {
  field: string;
  direction: 'asc' | 'desc';
  value: string | number | bigint | Date;
};

/**
 * The rows that come after a key in a list sorted by these columns, as a Prisma filter:
 * `(a > x) or (a = x and b > y)`. Columns must not be null and together be unique.
 * `Where` is the model's own filter type: `keysetWhere<Prisma.StayWhereInput>([...])`.
 */
export function keysetWhere<Where extends object>(columns: readonly KeysetColumn[]): Where {
  const alternatives = columns.map((column, index) => ({
    ...Object.fromEntries(columns.slice(0, index).map(({ field, value }) => [field, value])),
    [column.field]: column.direction === 'asc' ? { gt: column.value } : { lt: column.value },
  }));
  return { OR: alternatives } as object as Where;
}
