import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { integrityOf, runtimePath, secondSourceFits } from '../../../scripts/second-source.ts';

test('the runtime takes everything but the other app and its snapshot', () => {
  expect(runtimePath('Cypress/libffmpeg.so')).toBe('libffmpeg.so');
  expect(runtimePath('Cypress/locales/zh-CN.pak')).toBe('locales/zh-CN.pak');
  expect(runtimePath('Cypress/v8_context_snapshot.bin')).toBe('v8_context_snapshot.bin');
  expect(runtimePath('Cypress/resources/app/package.json')).toBeNull();
  expect(runtimePath('Cypress/browser_v8_context_snapshot.bin')).toBeNull();
  expect(runtimePath('Cypress/locales/')).toBeNull();
  expect(runtimePath('elsewhere/file')).toBeNull();
});

test('the executable is renamed to electron', () => {
  expect(runtimePath('Cypress/Cypress')).toBe('electron');
});

test('the second source is for Linux x64 alone', () => {
  expect(secondSourceFits('linux', 'x64')).toBe(true);
  expect(secondSourceFits('linux', 'arm64')).toBe(false);
  expect(secondSourceFits('darwin', 'x64')).toBe(false);
});

test('integrity is written as npm writes it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-unit-'));
  try {
    await writeFile(join(folder, 'f'), 'abc');
    // FIPS 180-2, SHA-512 of "abc".
    expect(await integrityOf(join(folder, 'f'))).toBe(
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
