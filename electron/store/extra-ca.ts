import { X509Certificate } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, succeed, type Result } from '../contract/errors.ts';
import type { ExtraCa } from '../contract/network.ts';
import { fileFailure } from './file-failure.ts';
import { writeWhole } from './media-files.ts';

/** A whole system's authorities are a quarter of this, in bytes. */
const LARGEST_FILE = 1024 * 1024;

/** The authorities of a file: what the page sees of it, and each as PEM. */
export interface Authorities {
  readonly shown: ExtraCa;
  readonly certificates: readonly string[];
}

/** Authorities trusted besides the built-in ones: a copy in the profile, so that the file may go. */
export interface ExtraCaFile {
  /** Null where there is none, or none that can be read. */
  read(): Promise<Authorities | null>;
  /** Copies the certificates of the file at `path`, and nothing else it may hold. Fails with `ca_file_invalid`. */
  adopt(path: string): Promise<Result<Authorities>>;
  remove(): Promise<Result<null>>;
}

export function createExtraCaFile(folder: string): ExtraCaFile {
  const file = join(folder, 'extra-ca.pem');
  return {
    async read() {
      const bytes = await readFile(file).catch(() => null);
      // The first line is the name the file had.
      const fileName = /^# ([^\n]*)\n/.exec(bytes?.toString('utf8') ?? '')?.[1] ?? '';
      return bytes && parseAuthorities(bytes, fileName);
    },
    async adopt(path) {
      const bytes = await readStart(path);
      if (!bytes) return fail('ca_file_invalid', { facts: { why: 'unreadable' } });
      if (bytes.byteLength > LARGEST_FILE) return fail('ca_file_invalid', { facts: { why: 'too_large' } });
      const fileName = basename(path).replace(/\p{Cc}/gu, ' ');
      const authorities = parseAuthorities(bytes, fileName);
      if (!authorities) return fail('ca_file_invalid', { facts: { why: 'no_certificate' } });
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const content = `# ${fileName}\n${authorities.certificates.join('')}`;
        await writeWhole(file, 0o600, (copy) => copy.writeFile(content));
        return succeed(authorities);
      } catch (error) {
        return fileFailure(error);
      }
    },
    async remove() {
      try {
        await rm(file, { force: true });
        return succeed(null);
      } catch (error) {
        return fileFailure(error);
      }
    },
  };
}

/** At most a little more than is taken; null where it cannot be read. */
async function readStart(path: string): Promise<Buffer | null> {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    const buffer = Buffer.alloc(LARGEST_FILE + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** PEM, or one certificate as DER; null where anything in it is no certificate. */
function parseAuthorities(bytes: Buffer, fileName: string): Authorities | null {
  const blocks = bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    const parsed = (blocks ?? [bytes]).map((block) => new X509Certificate(block));
    return {
      shown: {
        fileName,
        count: parsed.length,
        expiresAt: Math.floor(Math.min(...parsed.map(({ validTo }) => Date.parse(validTo))) / 1000),
      },
      certificates: parsed.map((certificate) => certificate.toString()),
    };
  } catch {
    return null;
  }
}
