import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentTypes } from './file-format.ts';
import { isMediaType } from './limits.ts';
import type { MediaPlace, Spool, StoredMedia } from './media-place.ts';

/**
 * `<dataDir>/media/<media_id>.bin` and `.json`; the JSON is renamed into place last, so an upload is there
 * completely or not at all. `<dataDir>/incoming` holds uploads under way and is emptied at each start.
 */
export async function createMediaOnDisk(dataDir: string): Promise<MediaPlace> {
  const incoming = join(dataDir, 'incoming');
  const kept = join(dataDir, 'media');
  const bytesOf = (mediaId: string) => join(kept, `${mediaId}.bin`);
  const factsOf = (mediaId: string) => join(kept, `${mediaId}.json`);

  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  await mkdir(kept, { recursive: true });

  async function loadOne(mediaId: string): Promise<StoredMedia | null> {
    try {
      const media = parseStoredMedia(await readFile(factsOf(mediaId), 'utf8'));
      const { size } = await stat(bytesOf(mediaId));
      return media?.mediaId === mediaId && media.bytes === size ? media : null;
    } catch {
      return null;
    }
  }

  async function remove(mediaId: string): Promise<void> {
    await rm(factsOf(mediaId), { force: true });
    await rm(bytesOf(mediaId), { force: true });
  }

  return {
    spool: (keepBytes) => createSpool(incoming, keepBytes, { bytesOf, factsOf }),
    async load() {
      const mediaIds = new Set((await readdir(kept)).map((name) => name.replace(/\.(?:bin|json)$/, '')));
      const found: StoredMedia[] = [];
      for (const mediaId of mediaIds) {
        const media = await loadOne(mediaId);
        if (media) found.push(media);
        else await remove(mediaId);
      }
      return found.sort((a, b) => a.createdAt - b.createdAt);
    },
    read: (mediaId, start, end) => (end < start ? [] : createReadStream(bytesOf(mediaId), { start, end })),
    remove,
  };
}

async function createSpool(
  incoming: string,
  keepBytes: number,
  paths: { bytesOf: (mediaId: string) => string; factsOf: (mediaId: string) => string },
): Promise<Spool> {
  const path = join(incoming, randomUUID());
  const file = await open(path, 'wx+');
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    async write(chunk) {
      const at = bytes;
      bytes += chunk.length;
      if (bytes <= keepBytes) await file.write(chunk, 0, chunk.length, at);
    },
    async read(length) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    },
    async keep(media) {
      await file.close();
      await rename(path, paths.bytesOf(media.mediaId));
      await writeFile(path, JSON.stringify(media));
      await rename(path, paths.factsOf(media.mediaId));
    },
    async discard() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}

function parseStoredMedia(json: string): StoredMedia | null {
  const value: unknown = JSON.parse(json);
  return isStoredMedia(value) ? value : null;
}

function isStoredMedia(value: unknown): value is StoredMedia {
  if (typeof value !== 'object' || value === null) return false;
  const facts: Partial<Record<keyof StoredMedia, unknown>> = value;
  return (
    [facts.mediaId, facts.owner, facts.rawFilename].every((field) => typeof field === 'string') &&
    [facts.bytes, facts.createdAt].every((field) => Number.isSafeInteger(field)) &&
    (facts.dialect === 'wecom' || facts.dialect === 'oa') &&
    (facts.format === null ||
      (typeof facts.format === 'string' && Object.hasOwn(contentTypes, facts.format))) &&
    isMediaType(facts.type) &&
    typeof facts.jssdk === 'boolean'
  );
}
