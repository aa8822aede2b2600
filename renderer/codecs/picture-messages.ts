/** A picture: a file of the person's, or the address of one in the cache. */
export type PictureSource = Blob | string;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface PictureQuestion {
  readonly source: PictureSource;
  /** `size` by the file's head alone; the others decode it, unless it has too many pixels. */
  readonly want: 'size' | 'thumbnail' | 'png';
}

export interface PictureAnswer {
  /** Null where the file's head does not tell it: it is damaged, or of another kind. */
  readonly size: PictureSize | null;
  /** What was wanted, as WebP or PNG; null where it cannot be decoded or has too many pixels. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}
