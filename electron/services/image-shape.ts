/** What a picture's headers say. */
export interface ImageShape {
  /** Pixels as stored, before the orientation is applied. */
  readonly width: number;
  readonly height: number;
  /** As in EXIF, 1 to 8. */
  readonly orientation: number;
  /** False: its end is missing. True also where this format is not looked at to its end. */
  readonly complete: boolean;
}
