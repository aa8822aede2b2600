import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileFailure } from '../../../electron/store/file-failure.ts';
import { scratchFolder } from './scratch.ts';

const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: 'write', errno: -1 });

test.each([
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['EFBIG', 'disk_full'],
  ['ENOENT', 'folder_missing'],
  ['ENOTDIR', 'folder_blocked'],
  ['EACCES', 'folder_read_only'],
  ['EPERM', 'folder_read_only'],
  ['EROFS', 'folder_read_only'],
  ['EIO', 'save_failed'],
  ['EISDIR', 'save_failed'],
])('%s is %s', (code, expected) => {
  expect(fileFailure(systemError(code))).toEqual({ ok: false, error: { code: expected } });
});

test('an error of the system itself is understood', async () => {
  const path = join(await scratchFolder(), 'nowhere', 'file');
  const error: unknown = await writeFile(path, '').catch((reason: unknown) => reason);
  expect(fileFailure(error)).toEqual({ ok: false, error: { code: 'folder_missing' } });
});

test('a bug is thrown on', () => {
  const bug = new TypeError('x is not a function');
  expect(() => fileFailure(bug)).toThrow(bug);
});
