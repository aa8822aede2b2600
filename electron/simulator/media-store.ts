import { randomBytes } from 'node:crypto';
import { createMediaInMemory } from './media-in-memory.ts';
import { createMediaOnDisk } from './media-on-disk.ts';
import type { Spool, StoredMedia } from './media-place.ts';
import type { Dialect } from './routes.ts';

/** Temporary media die this long after created_at. */
export const lifeSeconds = 259_200;

export interface MediaStore {
  spool(keepBytes: number): Promise<Spool>;
  save(spool: Spool, facts: Omit<StoredMedia, 'mediaId' | 'bytes' | 'createdAt'>): Promise<StoredMedia>;
  /** `null`: unknown, expired, or of another owner. */
  find(owner: string, mediaId: string): Promise<StoredMedia | null>;
  read(media: StoredMedia, start: number, end: number): AsyncIterable<Buffer> | Iterable<Buffer>;
  /** Live media, oldest first. */
  list(): readonly StoredMedia[];
}

export async function createMediaStore(options: {
  readonly dataDir: string | null;
  /** ms since epoch. */
  readonly now: () => number;
}): Promise<MediaStore> {
  const { now } = options;
  const place = options.dataDir === null ? createMediaInMemory() : await createMediaOnDisk(options.dataDir);
  const kept = new Map((await place.load()).map((media) => [media.mediaId, media]));
  const isLive = (media: StoredMedia) => now() < (media.createdAt + lifeSeconds) * 1000;

  async function removeExpired(): Promise<void> {
    for (const media of [...kept.values()].filter((candidate) => !isLive(candidate))) {
      kept.delete(media.mediaId);
      await place.remove(media.mediaId);
    }
  }

  await removeExpired();
  return {
    spool: (keepBytes) => place.spool(keepBytes),
    async save(spool, facts) {
      await removeExpired();
      const media: StoredMedia = {
        ...facts,
        mediaId: newMediaId(facts.dialect),
        bytes: spool.bytes,
        createdAt: Math.floor(now() / 1000),
      };
      await spool.keep(media);
      kept.set(media.mediaId, media);
      return media;
    },
    async find(owner, mediaId) {
      await removeExpired();
      const media = kept.get(mediaId);
      return media?.owner === owner ? media : null;
    },
    read: (media, start, end) => place.read(media.mediaId, start, end),
    list: () => [...kept.values()].filter(isLive),
  };
}

/** Shaped like real ones: `3…` on WeCom, 64 characters on OA, both URL-safe. */
function newMediaId(dialect: Dialect): string {
  return dialect === 'wecom'
    ? `3${randomBytes(48).toString('base64url')}`
    : `M${randomBytes(48).toString('base64url').slice(1)}`;
}
