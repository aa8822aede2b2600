/** `not_readable`: not what its first bytes claim. `incomplete`: its end is missing. */
export type Damage = 'not_readable' | 'incomplete';

interface ByteFacts {
  /** Bytes. */
  readonly size: number;
  /** MIME type read from the bytes. */
  readonly contentType: string;
  readonly damage: Damage | null;
}

export interface ImageFacts extends ByteFacts {
  readonly kind: 'image';
  /** Pixels as people see them, orientation applied; null where the bytes do not tell. */
  readonly width: number | null;
  readonly height: number | null;
  /** As in EXIF, 1 to 8; 1 is upright. Of HEIC and AVIF the rotation only, no mirroring. */
  readonly orientation: number;
}

export interface AudioFacts extends ByteFacts {
  readonly kind: 'audio';
  /** Exact for AMR and SILK; null where the bytes do not tell. */
  readonly durationMs: number | null;
  /** As WebCodecs and mediabunny name it (`aac`, `mp3`, `opus` …), `amr`, `amr-wb`, `silk`; null where not known. */
  readonly codec: string | null;
}

export interface VideoFacts extends ByteFacts {
  readonly kind: 'video';
  readonly durationMs: number | null;
  /** Pixels as people see them, rotation applied. */
  readonly width: number | null;
  readonly height: number | null;
  /** `avc`, `hevc`, `vp9` …; null where not known. */
  readonly videoCodec: string | null;
  /** Null where there is no sound, or not known. */
  readonly audioCodec: string | null;
}

export interface OtherFacts extends ByteFacts {
  readonly kind: 'other';
}

/** What a file's bytes tell of it without being decoded; nothing of its name. */
export type MediaFacts = ImageFacts | AudioFacts | VideoFacts | OtherFacts;
