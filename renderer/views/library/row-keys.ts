/**
 * Gives the rows in view their keys. A row keeps its key, and with it its elements, while its record is in view; when
 * something else is seen altogether, as after a key in Search or a jump of the scroll bar, what is seen takes over the
 * elements of what was seen, in the same order: to fill them anew takes a fraction of what it takes to make them.
 */
export function createRowKeys() {
  let keys: ReadonlyMap<string, number> = new Map();
  let listed: unknown = null;
  let unused = 0;

  /** `listing`: another object where other things are listed. `rows`: what identifies each row in view, in order. */
  return (listing: unknown, rows: readonly string[]): ReadonlyMap<string, number> => {
    const stays = new Set(listing === listed ? rows.filter((row) => keys.has(row)) : []);
    const isElsewhere = stays.size * 2 < rows.length;
    const free = isElsewhere ? [...keys].filter(([row]) => !stays.has(row)).map(([, key]) => key) : [];
    const next = new Map<string, number>();
    for (const row of rows) next.set(row, (stays.has(row) ? keys.get(row) : free.shift()) ?? unused++);
    keys = next;
    listed = listing;
    return next;
  };
}
