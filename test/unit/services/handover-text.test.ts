import { expect, test } from 'vitest';
import { readSheet } from '../../../electron/services/handover-text.ts';

const COLUMNS =
  'kind,version,owner,made_at,media_id,type,sender,message_id,sent_at,expires_at,expires_at_exact,name,hd_voice\n';
const ROW = `media-desk-handover,1,wecom:ww1${','.repeat(10)}\n`;
const JSON_START = '{"kind":"media-desk-handover","version":1,"owner":"wecom:ww1","media":[';
const MB = 1024 * 1024;
const many = (text: string) => text.repeat((4 * MB) / text.length);
const page = (json: string) =>
  `<!doctype html><meta name="media-desk-handover" content="${Buffer.from(json).toString('base64')}">`;

/** Turns that everyone else got meanwhile. */
async function turnsWhile<T>(work: Promise<T>): Promise<{ readonly value: T; readonly turns: number }> {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const value = await work.finally(() => (isOver = true));
  return { value, turns };
}

test.each([
  ['a table of another kind', many('a\n'), 'handover_not_ours', 0],
  ['a table of too many rows', COLUMNS + many(ROW), 'handover_too_large', 0],
  ['JSON of too many objects', `${JSON_START}${many('{},')}{}]}`, 'handover_too_large', 0],
  ['a page of too many', page(`${JSON_START}${many('{},')}{}]}`), 'handover_too_large', 5],
  [
    'a page of somebody else',
    `<${many('<meta name="media-desk-handover" content="')}`,
    'handover_not_ours',
    0,
  ],
] as const)('%s is refused as soon as that is known', async (_, text, code, leastTurns) => {
  const { value, turns } = await turnsWhile(readSheet(text));
  expect(value).toEqual({ ok: false, error: { code } });
  expect(turns).toBeGreaterThanOrEqual(leastTurns);
});

test.each([
  ['rows without an end', `${COLUMNS}${ROW}${many(`${','.repeat(2 * MB - 1)}\n`)}`],
  ['a quote without an end', `${COLUMNS}${ROW}"${many('x')}`],
  ['blank lines', `${COLUMNS}${ROW}${many('\n')}`],
  ['no objects', `${JSON_START}${many('0,')}0]}`],
  ['one object without an end', `${JSON_START}{"a":[${many('0,')}0]}]}`],
  ['blanks', `${JSON_START}${many(' ')}]}`],
])('a sheet of %s gives no row, and everyone else turns', async (_, text) => {
  const { value, turns } = await turnsWhile(readSheet(text));
  expect(value).toMatchObject({ ok: true, value: { owner: 'wecom:ww1', rows: [] } });
  expect(turns).toBeGreaterThan(0);
});
