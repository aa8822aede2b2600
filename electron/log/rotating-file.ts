import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Text files `<name>.log`, `<name>.1.log` … in one folder, the first one growing, the last one falling off. */
export interface RotatingFile {
  /** Call again only after the last call settled. Rejects with the error of `node:fs`. */
  append(text: string): Promise<void>;
}

export function createRotatingFile(options: {
  readonly folder: string;
  readonly name: string;
  /** A file is put aside before it would exceed this. */
  readonly maxBytes: number;
  readonly files: number;
}): RotatingFile {
  const { folder, name, maxBytes, files } = options;
  const path = (age: number) => join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`);
  let size: number | null = null;

  const rotate = async () => {
    for (let age = files - 1; age > 0; age--) {
      // There are fewer files at first.
      await rename(path(age - 1), path(age)).catch(() => undefined);
    }
  };

  return {
    async append(text) {
      const bytes = Buffer.byteLength(text);
      if (size === null) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        size = (await stat(path(0)).catch(() => null))?.size ?? 0;
      }
      if (size > 0 && size + bytes > maxBytes) {
        await rotate();
        size = 0;
      }
      await appendFile(path(0), text, { mode: 0o600 });
      size += bytes;
    },
  };
}
