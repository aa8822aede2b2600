/** Something in a queue: lower places go first. */
export interface Placed {
  readonly id: string;
  readonly place: number;
}

/**
 * Which places change when `moved` go before another of the queue, or last. The queue's places stay the same set of
 * numbers, so that they remain different from each other and from all others.
 * @param before null: last; an id that is not in the queue: nothing changes
 */
export function placesAfterMove(
  queue: readonly Placed[],
  moved: ReadonlySet<string>,
  before: string | null,
): ReadonlyMap<string, number> {
  const ordered = queue.toSorted((a, b) => a.place - b.place);
  // Those moved may include the one they go before: they then go where the next one stands that stays.
  const from = before === null ? ordered.length : ordered.findIndex(({ id }) => id === before);
  if (from === -1) return new Map();
  const stays = ({ id }: Placed) => !moved.has(id);
  const next = [
    ...ordered.slice(0, from).filter(stays),
    ...ordered.filter(({ id }) => moved.has(id)),
    ...ordered.slice(from).filter(stays),
  ];
  return new Map(
    next.flatMap(({ id, place }, at) => {
      const own = ordered[at]?.place;
      return own === undefined || own === place ? [] : [[id, own]];
    }),
  );
}
