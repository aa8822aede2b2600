import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { CATALOGUES } from '../../electron/contract/locale/catalogue.ts';
import type { Catalogue } from '../../electron/contract/locale/keys.ts';
import { MOST_UNASKED } from '../../electron/contract/preflight.ts';
import type { Language } from '../../electron/contract/settings.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';
import { expect, type RunningApp } from './app-fixture.ts';
import { jpegWith } from '../media-bytes.ts';

/** What a person does in the window, by the words they see. */
export interface Desk {
  readonly words: Catalogue;
  readonly page: Page;
  open(view: 'library' | 'fetch' | 'transfers' | 'settings'): Promise<void>;
  /** Opens the empty form of a new account. */
  openAccountForm(): Promise<void>;
  addAccount(account: NewAccount): Promise<void>;
  /** A real drag from the file manager: real paths, through Chromium's own drag handling. */
  drop(paths: readonly string[]): Promise<void>;
  /** The library's row of a file. */
  record(name: string): Locator;
  /** The row above the library of an upload that is under way or failed. */
  upload(name: string): Locator;
  /** The tile of a fetched media_id or file name. */
  tile(name: string): Locator;
  copyMediaId(name: string): Promise<string>;
  fetchAll(text: string): Promise<void>;
  /** Saves the tile at `index`, answering the system's dialog with this folder; returns the file's path. */
  save(tile: Locator, folder: string): Promise<string>;
}

export interface NewAccount {
  readonly platform: 'wecom' | 'official_account' | 'mini_program';
  readonly name: string;
  readonly ownerId: string;
  readonly secret: string;
  readonly baseUrl: string;
}

export function deskOf({ electron, page }: RunningApp, language: Language = 'en'): Desk {
  const words = CATALOGUES[language];
  const desk: Desk = {
    words,
    page,
    open: (view) =>
      page.getByRole('navigation').getByRole('button', { name: words.nav[view], exact: true }).click(),

    async openAccountForm() {
      await page.getByRole('button', { name: new RegExp(`^${words.account.switcher}`) }).click();
      await page.getByRole('menuitem', { name: words.action.addAccount, exact: true }).click();
    },

    async addAccount(account) {
      await desk.openAccountForm();
      await fillAccountForm(page, words, account);
      await page.getByRole('button', { name: words.action.save, exact: true }).click();
      await expect(
        page.getByRole('button', { name: `${words.account.switcher}: ${account.name}` }),
      ).toBeVisible();
    },

    async drop(paths) {
      await dropFiles(page, paths);
      // So many are sent once they are confirmed.
      if (paths.length > MOST_UNASKED.files)
        await page.getByRole('button', { name: words.preflight.uploadAll, exact: true }).click();
    },

    record: (name) => page.getByRole('row', { name, exact: true }),

    upload: (name) =>
      page
        .getByRole('list', { name: words.library.uploads, exact: true })
        .getByRole('listitem')
        .filter({ has: page.getByText(name, { exact: true }) }),

    tile: (name) =>
      page
        .getByRole('list', { name: words.fetch.list, exact: true })
        .getByRole('listitem')
        .filter({ has: page.getByRole('button', { name, exact: true }) }),

    async copyMediaId(name) {
      await electron.evaluate(({ clipboard }) => clipboard.writeText(''));
      await desk.record(name).getByRole('button', { name: words.action.copyMediaId, exact: true }).click();
      await expect.poll(() => readClipboard(electron)).not.toBe('');
      return readClipboard(electron);
    },

    async fetchAll(text) {
      await desk.open('fetch');
      await page.getByRole('textbox', { name: words.fetch.box }).fill(text);
      await page.getByRole('button', { name: words.action.fetchAll, exact: true }).click();
    },

    async save(tile, folder) {
      await answerSaveDialog(electron, folder);
      await tile.getByRole('button', { name: words.action.saveFile, exact: true }).click();
      await expect.poll(() => chosenPath(electron)).not.toBeNull();
      return (await chosenPath(electron)) ?? '';
    },
  };
  return desk;
}

/** A desk with this account added and chosen. */
export async function deskWith(
  app: RunningApp,
  account: NewAccount,
  language: Language = 'en',
): Promise<Desk> {
  const desk = deskOf(app, language);
  await desk.addAccount(account);
  return desk;
}

export async function fillAccountForm(page: Page, words: Catalogue, account: NewAccount): Promise<void> {
  const isWecom = account.platform === 'wecom';
  await page
    .getByRole('radio', { name: words.platform[account.platform], exact: true })
    .click({ force: true });
  await page.getByRole('textbox', { name: words.form.name, exact: true }).fill(account.name);
  await page
    .getByRole('textbox', { name: isWecom ? words.form.corpId : words.form.appId, exact: true })
    .fill(account.ownerId);
  await page
    .getByLabel(isWecom ? words.form.corpSecret : words.form.appSecret, { exact: true })
    .fill(account.secret);
  await page.getByRole('textbox', { name: words.form.baseUrl, exact: true }).fill(account.baseUrl);
}

/** The practice credentials of a server, as a person would type them. */
export const accountOn = (
  { simulator, origin }: { simulator: Simulator; origin: string },
  platform: NewAccount['platform'],
  name: string,
): NewAccount => {
  const { wecom, officialAccount, miniProgram } = simulator.apps;
  switch (platform) {
    case 'wecom':
      return { platform, name, ownerId: wecom.corpid, secret: wecom.corpsecret, baseUrl: `${origin}/wecom` };
    case 'official_account':
      return {
        platform,
        name,
        ownerId: officialAccount.appid,
        secret: officialAccount.secret,
        baseUrl: `${origin}/oa`,
      };
    case 'mini_program':
      return {
        platform,
        name,
        ownerId: miniProgram.appid,
        secret: miniProgram.secret,
        baseUrl: `${origin}/oa`,
      };
  }
};

export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const drag = await dragFiles(page, paths, { x: 600, y: 400 });
  await drag.end('dropped');
}

/** Files held over this place of the window, until they are dropped, or the drag is given up. */
export async function dragFiles(page: Page, paths: readonly string[], at: { x: number; y: number }) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop', place = at) =>
    session.send('Input.dispatchDragEvent', { type, ...place, data });
  await send('dragEnter');
  // No hand is quicker than the window shows where files can be dropped.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await send('dragOver');
  return {
    async end(how: 'dropped' | 'out of the window') {
      await (how === 'dropped' ? send('drop') : send('dragOver', { x: -10, y: -10 }));
      await session.detach();
    },
  };
}

export const readClipboard = (electron: ElectronApplication): Promise<string> =>
  electron.evaluate(({ clipboard }) => clipboard.readText());

/** Replaces the system's save dialog, which no test can click: it answers with the suggested name in this folder. */
export async function answerSaveDialog(electron: ElectronApplication, folder: string): Promise<void> {
  await electron.evaluate(({ dialog }, into) => {
    Object.assign(globalThis, { chosenPath: null });
    dialog.showSaveDialog = (...args: unknown[]) => {
      const options = args.at(-1) as { defaultPath: string };
      const filePath = `${into}/${options.defaultPath.split('/').at(-1) ?? ''}`;
      Object.assign(globalThis, { chosenPath: filePath });
      return Promise.resolve({ canceled: false, filePath });
    };
  }, folder);
}

/** Replaces the system's open dialog: it answers with this file or folder. */
export const answerOpenDialog = (electron: ElectronApplication, path: string): Promise<void> =>
  electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);

export const chosenPath = (electron: ElectronApplication): Promise<string | null> =>
  electron.evaluate(() => (globalThis as { chosenPath?: string | null }).chosenPath ?? null);

/** A picture that every account takes and that decodes, about as large as `size` × `size` pixels of noise. */
export const makePicture = (size: number): Buffer => jpegWith(randomBytes(size * size * 3));

/** A picture that WeCom takes by its current limits only: `size` × `size` pixels of noise. */
export function makePng(size: number): Buffer {
  const rows = Array.from({ length: size }, () => Buffer.concat([Buffer.of(0), randomBytes(size * 3)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Writes a file and gives its path. */
export async function writeTo(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

export const bytesOf = (path: string): Promise<Buffer> => readFile(path);
