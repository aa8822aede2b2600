/** A shorter span says more about the system's buffers than about the line. */
const SHORTEST_SPAN_MS = 250;

/** How much the latest span counts against all before. */
const WEIGHT = 0.3;

/** After so long without a byte there is no speed; looked at once a second. */
const STALLED_MS = 2_000;
const LOOK_EVERY_MS = 1_000;

interface Motion {
  /** `performance.now()` of the bytes last measured, and of the last byte. */
  at: number;
  movedAt: number;
  measured: number;
  bytes: number;
  speed: number | null;
}

/** Bytes per second of each thing that moves, smoothed; null until enough has been seen, and where it stalls. */
export function createSpeeds<T>(options: {
  /** Hears once of each that had a speed and has none any more. */
  readonly onStall: (item: T) => void;
}) {
  const motions = new Map<T, Motion>();
  /** One for all, while anything moves. */
  let timer: NodeJS.Timeout | null = null;

  const rest = () => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  const forget = (item: T) => {
    motions.delete(item);
    if (motions.size === 0) rest();
  };
  const look = () => {
    const since = performance.now() - STALLED_MS;
    for (const [item, { movedAt, speed }] of motions) {
      if (movedAt > since) continue;
      // What comes after the stall is measured anew, without it.
      forget(item);
      if (speed !== null) options.onStall(item);
    }
  };
  const begin = (item: T, bytes: number) => {
    const at = performance.now();
    motions.set(item, { at, movedAt: at, measured: bytes, bytes, speed: null });
    timer ??= setInterval(look, LOOK_EVERY_MS);
    return null;
  };

  return {
    /** @param bytes done so far; fewer than before is a new start */
    read(item: T, bytes: number): number | null {
      const motion = motions.get(item);
      if (!motion || bytes < motion.bytes) return begin(item, bytes);
      const now = performance.now();
      if (bytes > motion.bytes) motion.movedAt = now;
      motion.bytes = bytes;
      const span = now - motion.at;
      if (span < SHORTEST_SPAN_MS) return motion.speed;
      const { speed } = motion;
      const latest = ((bytes - motion.measured) / span) * 1000;
      motion.speed = Math.round(speed === null ? latest : speed + WEIGHT * (latest - speed));
      motion.at = now;
      motion.measured = bytes;
      return motion.speed;
    },
    /** It moves no more. */
    end: forget,
    stop(): void {
      motions.clear();
      rest();
    },
  };
}
