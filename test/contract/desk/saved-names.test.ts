import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import type { Fault } from '../../../electron/simulator/faults.ts';
import { mentionsOf, startDesk, startServer, temporaryFolder, wecomAccount } from './desk-harness.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0', 'latin1');

/** Header bytes of UTF-8 text, one character each. */
const raw = (text: string): string => Buffer.from(text).toString('latin1');
const quoted = (text: string): string => `attachment; filename="${raw(text)}"`;
const star = (encoded: string): string => `attachment; filename*=utf-8''${encoded}`;

/** Stands for the media_id, which names what has no name. */
const ID = '<media_id>';

/** What the server says, and the name on the disk; every form of wechat-api.md §4.1, and what a stranger may think of. */
const CORPUS: readonly (readonly [header: string, name: string])[] = [
  // As documented and as observed.
  ['attachment; filename="MEDIA_ID.jpg"', 'MEDIA_ID.jpg'],
  [`attachment; filename*=utf-8''%E6%B5%8B%E8%AF%95.xlsx; filename="${raw('测试.xlsx')}"`, '测试.xlsx'],
  [`attachment; filename="wrong.xlsx"; filename*=UTF-8'zh'%E6%B5%8B%E8%AF%95.xlsx`, '测试.xlsx'],
  [quoted('测试 报告.pdf'), '测试 报告.pdf'],
  [quoted('报告（终稿）【2026】.pdf'), '报告（终稿）【2026】.pdf'],
  [quoted('voice'), 'voice.png'],
  [quoted('.amr'), `${ID}.amr`],
  [quoted('1763791351.silk'), '1763791351.silk'],
  [quoted('MEDIA_ID.speex'), 'MEDIA_ID.speex'],
  ['attachment; filename=plain.jpg', 'plain.jpg'],
  [`attachment; filename=${raw('测试 1')}.jpg ; size=3`, '测试 1.jpg'],
  ['attachment; filename="\xb2\xe2\xca\xd4.jpg"', '测试.jpg'],
  ['attachment; filename="\xb2\xe2\xca\xd4\xa3\xa81\xa3\xa9"', '测试（1）.png'],
  ['attachment; filename="caf\xe9"', 'café.png'],
  ['inline; filename="x.png"', 'x.png'],
  ['attachment', `${ID}.png`],
  ['attachment; filename=""', `${ID}.png`],
  ['ATTACHMENT;FILENAME="A.PNG"', 'A.PNG'],
  // RFC 5987 and its slips.
  ["attachment; filename*=gbk''%B2%E2%CA%D4.jpg", '测试.jpg'],
  ["attachment; filename*=big5''%B4%FA%B8%D5.jpg", '測試.jpg'],
  ["attachment; filename*=shift_jis''%83e%83X%83g.txt", 'テスト.txt'],
  ["attachment; filename*=iso-8859-1'fr'caf%E9.txt", 'café.txt'],
  [star('%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7%20family.png'), '👩‍👧 family.png'],
  [star('cafe%CC%81.txt'), 'café.txt'],
  [star('100%.jpg'), '100%.jpg'],
  [star('%zz%4.png'), '%zz%4.png'],
  [`${star('%E6%B5.jpg')}; filename="fallback.jpg"`, 'fallback.jpg'],
  ['attachment; filename*=no-such\'\'x; filename="fallback.jpg"', 'fallback.jpg'],
  ['attachment; filename*=broken; filename="fallback.jpg"', 'fallback.jpg'],
  ['attachment; filename*0="a"; filename*1="b.png"', `${ID}.png`],
  // Quotes and semicolons.
  ['attachment; filename="price; list.jpg"', 'price; list.jpg'],
  ['attachment; filename="a; filename=b.exe"', 'a; filename=b.exe'],
  ['attachment; filename="a \\"b\\".jpg"', 'a _b_.jpg'],
  ['attachment; filename="never closed.jpg', 'never closed.jpg'],
  ['attachment; filename="first.jpg"; filename="second.jpg"', 'first.jpg'],
  // Out of the folder.
  [quoted('../../etc/passwd'), 'passwd.png'],
  [quoted('..\\..\\evil.txt'), 'evil.txt'],
  [quoted('....//....//x.txt'), 'x.txt'],
  [star('..%2F..%2Fevil.txt'), 'evil.txt'],
  [star('%2e%2e%5c%2e%2e%5cevil.txt'), 'evil.txt'],
  [star('..%252Fevil.txt'), '%2Fevil.txt'],
  [quoted('..'), `${ID}.png`],
  [quoted('a/..'), `${ID}.png`],
  [quoted('a/'), `${ID}.png`],
  [quoted('/etc/cron.d/job'), 'job.png'],
  [quoted('C:\\Windows\\System32\\evil.dll'), 'evil.dll'],
  [quoted('\\\\server\\share\\x.exe'), 'x.exe'],
  [quoted('C:evil.txt'), 'C_evil.txt'],
  [quoted('file:///etc/passwd'), 'passwd.png'],
  [quoted('~/.bashrc'), `${ID}.bashrc`],
  [quoted('x.jpg::$DATA'), 'x.jpg__$DATA.png'],
  [quoted('．．／．．／evil.txt'), '．．／．．／evil.txt'],
  // Devices.
  [quoted('CON'), '_CON.png'],
  [quoted('con.png'), '_con.png'],
  [quoted('NUL .txt'), '_NUL.txt'],
  [quoted('aux .tar.gz'), '_aux .tar.gz'],
  [quoted('COM1.log'), '_COM1.log'],
  [quoted('LPT¹.txt'), '_LPT¹.txt'],
  [quoted('CONIN$'), '_CONIN$.png'],
  [quoted(`con${' '.repeat(300)}x.jpg`), '_con.jpg'],
  [quoted(`nul${' '.repeat(240)}`), '_nul.png'],
  [quoted('console.log'), 'console.log'],
  // What a desktop reads by itself.
  [quoted('site.url'), 'site.url.unsafe'],
  [quoted('run.desktop'), 'run.desktop.unsafe'],
  [quoted('x.lnk'), 'x.lnk.unsafe'],
  // Characters.
  [star('a%00b%0D%0Ac%1B%7F.txt'), 'abc.txt'],
  ['attachment; filename="a\tb.txt"', 'ab.txt'],
  [star('invoice%E2%80%AEgpj.exe'), 'invoicegpj.exe'],
  [star('%EF%BB%BFa%E2%80%A8b.txt'), 'ab.txt'],
  [quoted('a<b>c:d|e?f*g.txt'), 'a_b_c_d_e_f_g.txt'],
  [quoted('  poster .jpg. . '), 'poster.jpg'],
  [quoted('.htaccess.txt'), 'htaccess.txt'],
  [quoted('...'), `${ID}.png`],
  [quoted('-rf'), '-rf.png'],
  // Lengths.
  [quoted(`${'x'.repeat(400)}.jpg`), `${'x'.repeat(231)}.jpg`],
  [star(`${encodeURIComponent('海'.repeat(400))}.docx`), `${'海'.repeat(76)}.docx`],
  [quoted('x'.repeat(400)), `${'x'.repeat(231)}.png`],
  [quoted(`a.${'x'.repeat(400)}`), `a.${'x'.repeat(229)}.png`],
];

const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i;

test('whatever a server calls a file, it is saved in the folder, under a name that every system takes', async () => {
  const { server, origin } = await startServer();
  const parent = await temporaryFolder();
  const folder = join(parent, 'saved');
  const { desk, settled } = await startDesk({ saveIn: () => folder });
  const account = await desk.accounts.save(wecomAccount(origin, server));
  if (!account.ok) throw new Error(account.error.code);
  const fetchOne = async (fault: Fault) => {
    const mediaId = await server.receive({
      ...{ owner: server.apps.wecom.corpid, type: 'file', filename: 'a.bin', bytes: PNG },
    });
    server.faults.set(fault);
    const [row] = await settled(desk.fetches.add(account.value.id, mentionsOf([mediaId])));
    expect(row?.state).toBe('done');
    return { id: row?.id ?? '', mediaId };
  };
  const cases = [...CORPUS, [null, `${ID}.png`] as const];
  const fetched: { readonly id: string; readonly mediaId: string }[] = [];
  for (const [disposition] of cases) {
    const fault = disposition === null ? { nameForm: 'absent' as const } : { disposition };
    fetched.push(await fetchOne({ on: 'get', ...fault }));
  }
  await mkdir(folder);
  desk.settings.change({ savedName: '{{number:000}}/{{name}}', saveManifest: false });
  await desk.saves.chooseFolder();

  const report = await desk.saves.save(fetched.map(({ id }) => id));

  expect(report).toMatchObject({ ok: true, value: { saved: cases.length, skipped: 0, failed: [] } });
  const wanted = cases.map(([, name], index) =>
    join(String(index + 1).padStart(3, '0'), name.replace(ID, fetched[index]?.mediaId ?? '')),
  );
  const found = await readdir(parent, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(paths.sort()).toEqual(wanted.map((path) => join(folder, path)));
  for (const path of paths) expect((await readFile(path)).equals(PNG)).toBe(true);
  for (const path of wanted) {
    const [number = '', name = ''] = path.split('/');
    for (const [system, root] of [
      [posix, '/Users/me/saved'],
      [win32, 'C:\\Users\\me\\saved'],
    ] as const) {
      expect(system.resolve(root, number, name)).toBe([root, number, name].join(system.sep));
    }
    expect(name).not.toMatch(/[\\/<>:"|?*\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]|^[.\s]|[.\s]$/u);
    expect(name).not.toMatch(DEVICE);
    expect(name).toBe(name.normalize('NFC'));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  }
});
