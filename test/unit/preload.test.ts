import { beforeEach, expect, test, vi } from 'vitest';
import type { Bridge } from '../../electron/contract/api.ts';
import { MAX_PASTED_BYTES } from '../../electron/contract/limits.ts';
import { REQUEST_SCHEMAS } from '../../electron/contract/schemas.ts';

const exposed = vi.hoisted((): unknown[] => []);
const invoke = vi.hoisted(() =>
  vi.fn<(channel: string, args: unknown) => Promise<unknown>>(() => Promise.resolve({ ok: true, value: [] })),
);
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (_name: string, bridge: unknown) => exposed.push(bridge) },
  ipcRenderer: { invoke },
  webUtils: { getPathForFile: (file: File) => (file.name.startsWith('on-disk') ? `/d/${file.name}` : '') },
}));
await import('../../electron/preload.ts');

const bridge = exposed[0] as Bridge;
const ACCOUNT = '0f8fad5b-d9cb-469f-a165-70867728950e';

const unreadable = (name: string): File =>
  Object.assign(new File(['x'], name), { arrayBuffer: () => Promise.reject(new Error('gone')) });
/** Says its size without holding so much. */
const large = (name: string, size: number): File =>
  Object.defineProperty(new File(['x'], name), 'size', { value: size });

const sent = async (...files: File[]): Promise<unknown> => {
  await bridge.addFiles(ACCOUNT, files, null);
  const [, args] = invoke.mock.lastCall ?? [];
  expect(REQUEST_SCHEMAS.addFiles.safeParse(args).success).toBe(true);
  return (args as { files: unknown }).files;
};

beforeEach(() => invoke.mockClear());

test('a file on disk goes by its path, a pasted one by its bytes', async () => {
  expect(await sent(new File(['a'], 'on-disk.png'), new File(['abc'], 'pasted.png'))).toEqual([
    { kind: 'path', path: '/d/on-disk.png', name: 'on-disk.png' },
    { kind: 'bytes', bytes: new TextEncoder().encode('abc'), name: 'pasted.png' },
  ]);
});

test('one that cannot be read is told as such, and the others go on', async () => {
  expect(await sent(unreadable('gone.png'), new File(['a'], 'on-disk.png'))).toEqual([
    { kind: 'unreadable', name: 'gone.png' },
    { kind: 'path', path: '/d/on-disk.png', name: 'on-disk.png' },
  ]);
});

test('pasted bytes beyond the limit are left out one by one, not the whole drop', async () => {
  const files = [
    large('a.bin', MAX_PASTED_BYTES + 1),
    new File(['b'], 'b.bin'),
    large('c.bin', MAX_PASTED_BYTES),
  ];
  expect(await sent(...files)).toMatchObject([
    { kind: 'unreadable', name: 'a.bin' },
    { kind: 'bytes', name: 'b.bin' },
    { kind: 'unreadable', name: 'c.bin' },
  ]);
});
