import { expect, test } from 'vitest';
import { findMentions } from '../../../renderer/paste/find-mentions.ts';
import { startDesk, mentionsOf } from './desk-harness.ts';

const REAL = '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0';

test('what the page takes for a media_id main does too; anything else fails on its own row, unasked', async () => {
  const { desk, settled } = await startDesk();
  const account = desk.accounts.list()[0]?.id ?? '';
  const pasted = [REAL, '0000001', 'YWJjZGVmZ2hpams=', 'aB1_'.repeat(128), 'id-001', 'x'.repeat(515)];
  pasted.push('ab', 'a/../b-000', `${REAL}.jpg`, `"${REAL}"`, '身份证-0001');
  const rows = await settled(desk.fetches.add(account, mentionsOf(pasted)));
  const refused = rows.filter(({ error }) => error?.code === 'media_id_malformed').map(({ name }) => name);
  const found = pasted.filter((id) =>
    findMentions(`<MediaId>${id}</MediaId>`).mentions.some(({ mediaId }) => mediaId === id),
  );
  expect(refused).toEqual(pasted.slice(5));
  expect(found).toEqual(pasted.slice(0, 5));
});
