/** What a video has to become. Rates in bits a second, sides in pixels. */
export interface VideoPlan {
  readonly videoRate: number;
  readonly audioRate: number;
  readonly width: number;
  readonly height: number;
  /** Null: as it is. */
  readonly frameRate: number | null;
}

export interface VideoShape {
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
  /** Frames a second. */
  readonly frameRate: number;
  readonly hasSound: boolean;
}

/** Of the bytes allowed, the part that is planned for: rate control and the container need the rest. */
const PLANNED = 0.95;

/** Bits for each pixel of each frame: fewer look worse than a smaller picture, more show nothing. */
const LEAST_BITS = 0.04;
const MOST_BITS = 0.16;

/** What the sound gets, the best that leaves the picture three quarters. */
const AUDIO_RATES = [128_000, 96_000, 64_000, 48_000, 32_000];

const MOST_FRAME_RATE = 30;

/** Below it nothing is made out any more. Shorter side. */
const LEAST_SIDE = 120;

/** The largest picture that the bitrate deserves. @returns null where none deserves to be looked at. */
export function planVideo(shape: VideoShape, maxBytes: number): VideoPlan | null {
  const rate = (maxBytes * 8 * PLANNED) / shape.seconds;
  const audioRate = shape.hasSound ? (AUDIO_RATES.find((each) => each <= rate / 4) ?? 32_000) : 0;
  const framesASecond = Math.min(shape.frameRate, MOST_FRAME_RATE);
  const deserved = (rate - audioRate) / (LEAST_BITS * framesASecond);
  const scale = Math.min(1, Math.sqrt(Math.max(0, deserved) / (shape.width * shape.height)));
  if (scale < 1 && scale * Math.min(shape.width, shape.height) < LEAST_SIDE) return null;
  const width = even(shape.width * scale);
  const height = even(shape.height * scale);
  return {
    videoRate: Math.round(Math.min(rate - audioRate, MOST_BITS * width * height * framesASecond)),
    audioRate,
    width,
    height,
    frameRate: shape.frameRate > MOST_FRAME_RATE + 1 ? MOST_FRAME_RATE : null,
  };
}

/** H.264 halves the sides for its colours. */
const even = (side: number): number => Math.max(2, 2 * Math.round(side / 2));
