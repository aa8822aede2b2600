import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { createExtraCaFile } from '../../../electron/store/extra-ca.ts';
import {
  createAuthority,
  createSelfSignedCertificate,
} from '../../contract/client/self-signed-certificate.ts';
import { scratchFolder } from './scratch.ts';

const DAY_S = 86_400;

async function fileWith(content: string | Uint8Array) {
  const folder = await scratchFolder();
  const path = join(folder, 'company.pem');
  await writeFile(path, content);
  return { path, profile: join(folder, 'certificates') };
}

describe('a file of extra authorities', () => {
  test('is copied, so that it stays when the file is gone', async () => {
    const [one, two] = [createAuthority().cert, createAuthority().cert];
    const { path, profile } = await fileWith(`Our root\n${one}\r\n# and the other\n${two}`);
    const adopted = await createExtraCaFile(profile).adopt(path);
    await rm(path);
    const read = await createExtraCaFile(profile).read();
    expect(adopted).toEqual({ ok: true, value: read });
    expect(read?.certificates).toHaveLength(2);
    expect(read?.shown).toMatchObject({ fileName: 'company.pem', count: 2 });
    const days = ((read?.shown.expiresAt ?? 0) - Date.now() / 1000) / DAY_S;
    expect(days).toBeGreaterThan(29);
    expect(days).toBeLessThan(31);
  });

  test('leaves a private key that lies in it where it is', async () => {
    const { key, cert } = createSelfSignedCertificate();
    const { path, profile } = await fileWith(key + cert);
    expect((await createExtraCaFile(profile).adopt(path)).ok).toBe(true);
    expect(await readFile(join(profile, 'extra-ca.pem'), 'latin1')).not.toContain('PRIVATE KEY');
  });

  test('may be one certificate in binary form', async () => {
    const { cert } = createAuthority();
    const der = Buffer.from(cert.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const { path, profile } = await fileWith(der);
    expect(await createExtraCaFile(profile).adopt(path)).toMatchObject({
      ok: true,
      value: { certificates: [cert], shown: { count: 1 } },
    });
  });

  test('may be a whole system’s', async () => {
    const { path, profile } = await fileWith(rootCertificates.join('\n'));
    expect(await createExtraCaFile(profile).adopt(path)).toMatchObject({
      value: { shown: { count: rootCertificates.length } },
    });
  });

  test.each([
    ['without a certificate', 'hello', 'no_certificate'],
    ['with a broken one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'no_certificate'],
    ['that is empty', '', 'no_certificate'],
    ['that is too large', 'x'.repeat(1024 * 1024 + 1), 'too_large'],
  ])('%s is refused, and what was there stays', async (_, content, why) => {
    const good = await fileWith(createAuthority().cert);
    const store = createExtraCaFile(good.profile);
    await store.adopt(good.path);
    const before = await store.read();
    const { path } = await fileWith(content);
    expect(await store.adopt(path)).toEqual({
      ok: false,
      error: { code: 'ca_file_invalid', facts: { why } },
    });
    expect(await store.adopt(join(path, 'nowhere'))).toMatchObject({ ok: false });
    expect(await store.read()).toEqual(before);
  });

  test('removed is gone, also when there was none', async () => {
    const { path, profile } = await fileWith(createAuthority().cert);
    const store = createExtraCaFile(profile);
    await store.adopt(path);
    expect((await store.remove()).ok).toBe(true);
    expect(await store.read()).toBeNull();
    expect((await store.remove()).ok).toBe(true);
  });
});
