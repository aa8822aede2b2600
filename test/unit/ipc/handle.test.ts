import fc from 'fast-check';
import { bareMention } from '../../../electron/contract/mention.ts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EVENT_NAMES, REQUEST_NAMES, type RequestName } from '../../../electron/contract/api.ts';
import { REQUEST_SCHEMAS } from '../../../electron/contract/schemas.ts';
import { handleRequests, type Handlers } from '../../../electron/ipc/handle.ts';

type Listener = (event: unknown, args: unknown) => Promise<unknown>;
const served = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => served.set(channel, listener) },
}));

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const account = {
  name: 'Shop',
  platform: 'wecom',
  imitates: 'wecom',
  ownerId: 'ww1',
  baseUrl: null,
  credential: 'secret',
  tokenCall: 'stable_token',
  secret: 's',
  tokenLifeSeconds: 0,
  storage: 'keychain',
};

const filter = { accountId: null, search: '', types: ['image'], life: 'any', pinned: false };
const proxy = {
  mode: 'manual',
  server: { kind: 'http', host: 'proxy.example', port: 8080, user: '' },
  password: '',
  storage: 'keychain',
};

/** One good argument for each request; a request without one does not compile. */
const GOOD: Readonly<Record<RequestName, unknown>> = {
  start: null,
  keychain: null,
  saveAccount: account,
  removeAccount: { id },
  changeLimits: {
    accountId: id,
    limits: {
      profile: 'current',
      edits: { documented: {}, current: { image: { maxBytes: 1, date: '2026-01-31' } } },
    },
  },
  testConnection: account,
  addFiles: { accountId: id, files: [{ kind: 'path', path: '/a', name: 'a' }], follows: null },
  putThumbnail: { id, bytes: new Uint8Array(8) },
  fetchMedia: { accountId: id, mentions: [bareMention('m', 'list')] },
  removeFetches: { ids: [id] },
  pinFetches: { ids: [id], pinned: true },
  probeFetches: { ids: [id] },
  renewFetches: { ids: [id] },
  copyFetches: { ids: [id], format: 'plain' },
  exportHandover: { ids: [id], format: 'html' },
  importHandover: null,
  saveFetched: { id },
  saveFetches: { ids: [id] },
  cancelSave: null,
  planSave: { ids: [id], savedName: '{{name}}' },
  saveFolder: null,
  chooseSaveFolder: null,
  showSaveFolder: null,
  decodeSilk: { id },
  saveVoice: { id, wav: new Uint8Array(8) },
  copyPicture: { id, png: new Uint8Array(8) },
  dragFetched: { id },
  openPdf: { id },
  setFullScreen: { on: true },
  retryTransfers: { ids: [id], allowPlainHttp: false },
  pauseTransfers: { ids: [id] },
  resumeTransfers: { ids: [id] },
  moveTransfers: { ids: [id], before: null },
  decideUploads: { ids: [id], decision: { kind: 'send_as', type: 'file' } },
  putFitted: { id, bytes: new Uint8Array(8) },
  cancelTransfers: { ids: [id] },
  dismissTransfers: { ids: [id] },
  libraryPage: { filter, sort: { by: 'expiry', descending: false }, offset: 0, limit: 50 },
  libraryOutlines: { filter, sort: { by: 'name', descending: true }, offset: 0, limit: 100_000 },
  removeRecords: { ids: [id] },
  changeRecords: { ids: [id], change: { note: '', pinned: true } },
  recordHistory: { id },
  exportRecords: { format: 'csv', ids: null, filter },
  importRecords: null,
  copyRecords: { ids: [id], format: 'plain' },
  copyText: { text: 'x' },
  changeSettings: { theme: 'dark' },
  openExternal: { link: 'wecom_console' },
  saveProxy: proxy,
  chooseCaFile: null,
  removeCaFile: null,
  lastBackup: null,
  backUpNow: null,
  showFolder: { folder: 'backups' },
  dismissLibraryNotice: null,
};

const logger = {
  debug: vi.fn(),
  info: vi.fn(),
  warn: vi.fn(),
  error: vi.fn(),
  close: () => Promise.resolve(),
};
let isOurs = true;
let answer: () => unknown;
const asked = vi.fn(() => answer());

beforeEach(() => {
  isOurs = true;
  answer = () => ({ ok: true, value: null });
  asked.mockClear();
  logger.error.mockClear();
  served.clear();
  const handlers = Object.fromEntries(REQUEST_NAMES.map((name) => [name, asked]));
  handleRequests(handlers as unknown as Handlers, () => isOurs, logger);
});

const ask = (name: RequestName, args: unknown): Promise<unknown> => {
  const listener = served.get(`request:${name}`);
  if (!listener) throw new Error(`${name} is not served`);
  return listener({}, args);
};

describe.each(REQUEST_NAMES)('the request %s', (name) => {
  test('is served, and a good argument reaches its handler', async () => {
    expect(await ask(name, GOOD[name])).toEqual({ ok: true, value: null });
    expect(asked).toHaveBeenCalledExactlyOnceWith(GOOD[name]);
  });

  test('is refused from a foreign sender, with an error and without asking the handler', async () => {
    isOurs = false;
    expect(await ask(name, GOOD[name])).toEqual({ ok: false, error: { code: 'request_refused' } });
    expect(asked).not.toHaveBeenCalled();
  });

  test('refuses every argument that does not fit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true }), async (args) => {
        fc.pre(!REQUEST_SCHEMAS[name].safeParse(args).success);
        expect(await ask(name, args)).toEqual({ ok: false, error: { code: 'request_invalid' } });
      }),
      { numRuns: 50 },
    );
    expect(asked).not.toHaveBeenCalled();
  });

  test('refuses a key it does not know', async () => {
    const args = { ...(GOOD[name] as object | null), surplus: 1 };
    expect(await ask(name, args)).toEqual({ ok: false, error: { code: 'request_invalid' } });
  });

  test('answers with an error value when its handler breaks, and the log holds the reason', async () => {
    answer = () => {
      throw new Error('a bug');
    };
    expect(await ask(name, GOOD[name])).toEqual({ ok: false, error: { code: 'app_fault' } });
    expect(logger.error).toHaveBeenCalledWith(expect.stringContaining('a bug'));
  });
});

test('sizes are bounded: ids, text and bytes beyond them are refused', async () => {
  const tooMuch: readonly [RequestName, unknown][] = [
    [
      'fetchMedia',
      { accountId: id, mentions: Array.from({ length: 10_001 }, () => bareMention('m', 'list')) },
    ],
    ['removeRecords', { ids: Array.from({ length: 200_001 }, () => id) }],
    ['putThumbnail', { id, bytes: new Uint8Array(64 * 1024 + 1) }],
    ['copyText', { text: 'x'.repeat(100_001) }],
    ['libraryPage', { ...(GOOD.libraryPage as object), limit: 501 }],
    ['changeRecords', { ids: [id], change: { note: 'x'.repeat(2001) } }],
    ['saveAccount', { ...account, secret: 'x'.repeat(4097) }],
    ['saveAccount', { ...account, proxy: { ...proxy, password: 'x'.repeat(256) } }],
    ['saveProxy', { ...proxy, server: { ...proxy.server, port: 65_536 } }],
  ];
  for (const [name, args] of tooMuch) {
    expect(await ask(name, args)).toEqual({ ok: false, error: { code: 'request_invalid' } });
  }
});

test('no id may be anything but a UUID, so none can be a path', async () => {
  for (const bad of ['../x', '/etc/passwd', '', `${id}/..`]) {
    expect(await ask('saveFetched', { id: bad })).toEqual({ ok: false, error: { code: 'request_invalid' } });
    expect(await ask('putThumbnail', { id: bad, bytes: new Uint8Array(1) })).toMatchObject({ ok: false });
  }
});

test('every event has a name the page can listen for', () => {
  expect(EVENT_NAMES).toContain('transfersChanged');
  expect(new Set(EVENT_NAMES).size).toBe(EVENT_NAMES.length);
});
