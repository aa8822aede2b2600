import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { AuditEntry } from '../../../electron/contract/audit.ts';
import { createAuditLog } from '../../../electron/log/audit-log.ts';
import { createRedactor } from '../../../electron/log/redact.ts';

const NOVEMBER = new Date(Date.UTC(2026, 10, 22, 9, 30));
const account = { id: 'account-1', name: '港口咖啡' };

async function auditFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'media-desk-audit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'audit');
}

function openLog(folder: string, more: { now?: () => Date; hideSecrets?: (text: string) => string } = {}) {
  const onFault = vi.fn();
  const log = createAuditLog({ folder, user: 'wang', now: () => NOVEMBER, onFault, ...more });
  return { log, onFault };
}

const linesOf = async (folder: string, month = '2026-11'): Promise<readonly unknown[]> =>
  (await readFile(join(folder, `${month}.jsonl`), 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));

const deletion = (subject: string): AuditEntry => ({
  action: 'delete_record',
  account,
  subject,
  result: 'ok',
});

describe('the audit log', () => {
  test('writes who, what and how it ended as one line each, for this user alone to read', async () => {
    const folder = await auditFolder();
    const { log } = openLog(folder);
    log.write({ action: 'start', subject: '0.1.0', result: 'ok' });
    log.write({ action: 'upload', account, subject: '海报.jpg', result: 'api_refused', errcode: 40001 });
    log.write({ action: 'copy', count: 3, format: 'json', result: 'ok' });
    await log.close();
    expect(await readFile(join(folder, '2026-11.jsonl'), 'utf8')).toBe(
      `{"at":"2026-11-22T09:30:00.000Z","user":"wang","action":"start","subject":"0.1.0","result":"ok"}
{"at":"2026-11-22T09:30:00.000Z","user":"wang","action":"upload","account":"港口咖啡","accountId":"account-1","subject":"海报.jpg","result":"api_refused","errcode":40001}
{"at":"2026-11-22T09:30:00.000Z","user":"wang","action":"copy","count":3,"format":"json","result":"ok"}
`,
    );
    expect((await stat(join(folder, '2026-11.jsonl'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('keeps the order of thousands, adds to what is there, and drops what comes after closing', async () => {
    const folder = await auditFolder();
    const first = openLog(folder).log;
    const names = Array.from({ length: 3000 }, (_, index) => `media-${index}`);
    for (const name of names) {
      first.write(deletion(name));
      if (Math.random() < 0.01) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await first.close();
    first.write(deletion('late'));
    const second = openLog(folder).log;
    second.write(deletion('next run'));
    await second.close();
    const subjects = (await linesOf(folder)).map((line) => (line as { subject: string }).subject);
    expect(subjects).toEqual([...names, 'next run']);
  });

  test('holds no path, no secret in use, and no line break of a name', async () => {
    const folder = await auditFolder();
    const redact = createRedactor();
    redact.register('token-in-use-0123456789');
    const { log } = openLog(folder, { hideSecrets: redact.hideSecrets });
    log.write(deletion('/home/wang/customers/mother.jpg'));
    log.write(deletion(String.raw`C:\customers\mother.jpg`));
    log.write(deletion('token-in-use-0123456789'));
    log.write(deletion(`a\n{"action":"forged"}`));
    log.write(deletion('x'.repeat(5000)));
    await log.close();
    const subjects = (await linesOf(folder)).map((line) => (line as { subject: string }).subject);
    expect(subjects).toEqual(['mother.jpg', 'mother.jpg', '***', `a\n{"action":"forged"}`, 'x'.repeat(300)]);
  });

  test('begins a file a month, and then lets go of what is too old', async () => {
    const folder = await auditFolder();
    await mkdir(folder);
    for (const month of ['2025-09', '2026-09', '2026-10']) {
      await writeFile(join(folder, `${month}.jsonl`), '{}\n');
    }
    await writeFile(join(folder, 'notes.txt'), 'mine');
    let now = new Date(Date.UTC(2026, 10, 30, 23, 59));
    const { log } = openLog(folder, { now: () => now });
    log.keep(2);
    log.write(deletion('in November'));
    await vi.waitFor(async () =>
      expect(await readdir(folder)).toEqual(['2026-09.jsonl', '2026-10.jsonl', '2026-11.jsonl', 'notes.txt']),
    );
    now = new Date(Date.UTC(2026, 11, 1));
    log.write(deletion('in December'));
    await log.close();
    await vi.waitFor(async () =>
      expect(await readdir(folder)).toEqual(['2026-10.jsonl', '2026-11.jsonl', '2026-12.jsonl', 'notes.txt']),
    );
    expect(await linesOf(folder, '2026-12')).toMatchObject([{ subject: 'in December' }]);
  });

  test('a disk that refuses is told once, costs no entry and keeps the order', async () => {
    const folder = await auditFolder();
    await writeFile(folder, 'a file where the folder should be');
    const { log, onFault } = openLog(folder);
    log.write(deletion('a'));
    await vi.waitFor(() => expect(onFault).toHaveBeenCalledTimes(1));
    log.write(deletion('b'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await rm(folder);
    log.write(deletion('c'));
    await log.close();
    expect(onFault).toHaveBeenCalledTimes(1);
    expect(await linesOf(folder)).toMatchObject([{ subject: 'a' }, { subject: 'b' }, { subject: 'c' }]);
  });

  test('what a disk refused is tried once more at the end, which comes even where it refuses again', async () => {
    const folder = await auditFolder();
    await writeFile(folder, 'a file where the folder should be');
    const refused = async () => {
      const { log } = openLog(folder);
      log.write(deletion('a'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      return log;
    };
    await (await refused()).close();
    const log = await refused();
    await rm(folder);
    await log.close();
    expect(await linesOf(folder)).toMatchObject([{ subject: 'a' }]);
  });

  test('a line that a crash cut short does not swallow the next one', async () => {
    const folder = await auditFolder();
    await mkdir(folder);
    await writeFile(join(folder, '2026-11.jsonl'), '{"at":"2026-11-22T09');
    const { log } = openLog(folder);
    log.write(deletion('whole'));
    await log.close();
    const [torn, whole] = (await readFile(join(folder, '2026-11.jsonl'), 'utf8')).split('\n');
    expect(torn).toBe('{"at":"2026-11-22T09');
    expect(JSON.parse(whole ?? '')).toMatchObject({ subject: 'whole' });
  });
});
