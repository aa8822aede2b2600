/** Near enough to the limit: 5 % of its bytes stay unused at most. */
const NEAR = 0.05;

/** Aimed at below the limit, in parts of it, so that a good guess is not just too large. */
const MARGIN = 0.02;

/** What is searched: an encoder with one knob, whose bytes grow with it. */
export interface Search<T> {
  readonly maxBytes: number;
  readonly from: number;
  readonly to: number;
  /** Tried first. */
  readonly start: number;
  /** How much the logarithm of the bytes is expected to grow with the knob; corrected by what is seen. */
  readonly slope: number;
  /** Encodings at most. */
  readonly tries: number;
  readonly encode: (knob: number) => Promise<T>;
}

/**
 * The largest encoding that is at most `maxBytes`, in few tries: the logarithm of the bytes is nearly a line over the
 * knob, so two points foretell the third; the bracket keeps a wrong guess inside.
 * @returns null where even `from` is too large.
 */
export async function largestUnder<T extends { readonly size: number }>(
  search: Search<T>,
): Promise<T | null> {
  const { maxBytes, from, to, tries, encode } = search;
  let { start: knob, slope } = search;
  let best: T | null = null;
  let bracket = { low: from, high: to };
  let before: { readonly knob: number; readonly bytes: number } | null = null;
  for (let left = tries; left > 0; left -= 1) {
    // The last try is for any result at all.
    if (left === 1 && !best) knob = from;
    const made = await encode(knob);
    const room = Math.log(maxBytes / made.size);
    if (room >= 0 && made.size >= (best?.size ?? 0)) best = made;
    if (isEnd(knob, room, search)) break;
    bracket = room >= 0 ? { ...bracket, low: knob } : { ...bracket, high: knob };
    slope = slopeOf(before, { knob, bytes: made.size }) ?? slope;
    before = { knob, bytes: made.size };
    knob = within(knob + (room - MARGIN) / slope, bracket, search);
  }
  return best;
}

/** Near the limit, or at an end that the limit lies beyond. */
const isEnd = (
  knob: number,
  room: number,
  { from, to }: { readonly from: number; readonly to: number },
): boolean => (room >= 0 ? knob >= to || room < NEAR : knob <= from);

function slopeOf(
  before: { readonly knob: number; readonly bytes: number } | null,
  now: { readonly knob: number; readonly bytes: number },
): number | null {
  if (!before || before.knob === now.knob) return null;
  const slope = Math.log(now.bytes / before.bytes) / (now.knob - before.knob);
  return slope > 0.1 ? slope : null;
}

/** A guess beyond the bracket goes to an end not yet tried, or else to the middle. */
function within(
  guess: number,
  { low, high }: { readonly low: number; readonly high: number },
  { from, to }: { readonly from: number; readonly to: number },
): number {
  if (guess >= high) return high === to ? to : (low + high) / 2;
  if (guess <= low) return low === from ? from : (low + high) / 2;
  return guess;
}
