/** A shorter span says more about the system's buffers than about the line. */
const SHORTEST_SPAN_MS = 250;

/** How much the latest span counts against all before. */
const WEIGHT = 0.3;

/** Bytes per second of one transfer, smoothed; null until enough has been seen. */
export function createSpeedometer(now: () => number) {
  let last: { readonly at: number; readonly bytes: number } | null = null;
  let speed: number | null = null;
  return {
    /** @param bytes done so far; fewer than before is a new start */
    read(bytes: number): number | null {
      const at = now();
      if (last === null || bytes < last.bytes) {
        last = { at, bytes };
        speed = null;
        return null;
      }
      const span = at - last.at;
      if (span < SHORTEST_SPAN_MS) return speed;
      const latest = ((bytes - last.bytes) / span) * 1000;
      speed = Math.round(speed === null ? latest : speed + WEIGHT * (latest - speed));
      last = { at, bytes };
      return speed;
    },
  };
}
