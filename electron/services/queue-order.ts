/** Something in a queue: lower places go first. */
export interface Placed {
  readonly id: string;
  readonly place: number;
}

/** From one place to the next, so that many can be put between two of them and nobody else has to move. */
export const SPACING = 2 ** 20;

/**
 * Which places change when `moved` go before another of the queue, or last: as a rule theirs only. Places are whole
 * numbers, and those of a queue remain different from each other.
 * @param before null: last; an id that is not in the queue: nothing changes
 * @param end behind every place there is
 */
export function placesAfterMove(
  queue: readonly Placed[],
  moved: ReadonlySet<string>,
  before: string | null,
  end: number,
): ReadonlyMap<string, number> {
  const ordered = queue.toSorted((a, b) => a.place - b.place);
  // Those moved may include the one they go before: they then go where the next one stands that stays.
  const from = before === null ? ordered.length : ordered.findIndex(({ id }) => id === before);
  if (from === -1) return new Map();
  const stays = ({ id }: Placed) => !moved.has(id);
  const ahead = ordered.slice(0, from).filter(stays);
  const goers = ordered.filter(({ id }) => moved.has(id));
  const behind = ordered.slice(from).filter(stays);
  const above = ahead.at(-1)?.place ?? -Infinity;
  const below = behind[0]?.place ?? Infinity;
  if (goers.every(({ place }) => above < place && place < below)) return new Map();
  const places = placesBetween(above, below, goers.length, end);
  return places
    ? changed(goers, places)
    : changed(
        [...ahead, ...goers, ...behind],
        ordered.map(({ place }) => place),
      );
}

/** Null where there is no room for so many. */
function placesBetween(above: number, below: number, count: number, end: number): readonly number[] | null {
  const places = (first: number, step: number) => Array.from({ length: count }, (_, at) => first + at * step);
  if (below === Infinity) return places(end, SPACING);
  if (above === -Infinity) return places(below - count * SPACING, SPACING);
  const step = Math.floor((below - above) / (count + 1));
  return step < 1 ? null : places(above + step, step);
}

/** Of items that get these places one by one, those whose place becomes another. */
const changed = (items: readonly Placed[], places: readonly number[]): ReadonlyMap<string, number> =>
  new Map(
    items.flatMap(({ id, place }, at) => {
      const next = places[at];
      return next === undefined || next === place ? [] : [[id, next]];
    }),
  );
