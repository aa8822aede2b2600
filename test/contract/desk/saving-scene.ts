import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bareMention, type Mention } from '../../../electron/contract/mention.ts';
import type { SettingsChange } from '../../../electron/contract/settings.ts';
import { officialAccount, startDesk, startServer, temporaryFolder, wecomAccount } from './desk-harness.ts';

export const SENT_AT = Math.floor(Date.UTC(2026, 10, 20, 12) / 1000);
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Sent extends Partial<Mention> {
  readonly name: string;
  readonly bytes?: Buffer;
  readonly on?: 'wecom' | 'oa';
}

/** A desk with an account on either platform, and a folder that was chosen. */
export async function setUp(
  settings: SettingsChange = {},
  more: { readonly chosen?: boolean; readonly now?: () => number } = {},
) {
  const { server, origin } = await startServer();
  const folder = await temporaryFolder();
  const running = await startDesk({
    saveIn: () => folder,
    backoffMs: [],
    ...(more.now ? { now: more.now } : {}),
  });
  const { desk } = running;
  const accounts = {
    wecom: wecomAccount(origin, server),
    oa: officialAccount(origin, server, { name: 'Club' }),
  };
  const idOf = async (on: 'wecom' | 'oa') => {
    const saved = await desk.accounts.save(accounts[on]);
    if (!saved.ok) throw new Error(saved.error.code);
    return saved.value.id;
  };
  const ids = { wecom: await idOf('wecom'), oa: await idOf('oa') };
  desk.settings.change({ savedName: '{{name}}', saveManifest: false, ...settings });
  if (more.chosen !== false) await desk.saves.chooseFolder();

  /** Fetches what customers sent, and gives the transfers' ids. */
  const fetchAll = async (all: readonly Sent[]): Promise<readonly string[]> => {
    const rows: string[] = [];
    for (const { name, bytes = randomBytes(1000), on = 'wecom', ...said } of all) {
      const type = on === 'oa' ? 'image' : 'file';
      const mediaId = await server.receive({ owner: accounts[on].ownerId, type, filename: name, bytes });
      const mention = { ...bareMention(mediaId, 'callback_xml'), ...said };
      const [row] = await running.settled(desk.fetches.add(ids[on], [mention]));
      if (row?.state !== 'done') throw new Error(row?.error?.code ?? 'not added');
      rows.push(row.id);
    }
    return rows;
  };
  const save = async (wanted: readonly string[]) => {
    const report = await desk.saves.save(wanted);
    if (!report.ok) throw new Error(report.error.code);
    return report.value;
  };
  const list = async () => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => !entry.isDirectory());
    return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
  };
  const read = (path: string) => readFile(join(folder, path));
  return {
    ...running,
    server,
    profile: running.folder,
    folder,
    cache: join(running.folder, 'fetched'),
    fetchAll,
    save,
    list,
    read,
  };
}
