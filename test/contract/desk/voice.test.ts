import { expect, test, vi } from 'vitest';
import { readMediaFacts } from '../../../electron/services/media-facts.ts';
import { amr } from '../simulator/sample-files.ts';
import { officialAccount, startDesk, startServer, wecomAccount, mentionsOf } from './desk-harness.ts';

/** wechat-api.md §9 row 39: an .amr name may hold AMR or SILK; the bytes tell. */
test.each([
  ['WeCom', wecomAccount],
  ['Official Account', officialAccount],
])('39: a voice from %s is named for what its bytes are, AMR or SILK', async (_, accountOf) => {
  const { server, origin } = await startServer();
  const { desk, settled } = await startDesk();
  const input = accountOf(origin, server);
  const saved = await desk.accounts.save(input);
  const id = saved.ok ? saved.value.id : '';
  const voice = { owner: input.ownerId, type: 'voice', filename: 'voice.amr', bytes: amr(50) } as const;
  const mediaId = await server.receive(voice);

  const [plain] = await settled(desk.fetches.add(id, mentionsOf([mediaId])));
  expect(plain?.fetched).toMatchObject({ contentType: 'audio/amr', previewable: false });
  expect(plain?.fetched?.name).toMatch(/\.amr$/);
  // 50 frames of 20 ms; found out once it is there.
  await vi.waitFor(() => expect(desk.transfers.find(plain?.id ?? '')?.fetched?.durationMs).toBe(1000));

  await desk.retention.remove([plain?.id ?? '']);
  server.faults.set({ on: 'get', silk: true });
  const [silk] = await settled(desk.fetches.add(id, mentionsOf([mediaId])));
  expect(silk).toMatchObject({ state: 'done', fetched: { contentType: 'audio/silk', previewable: false } });
});

test('a voice whose bytes keep their reader busy is there all the same, and may be removed meanwhile', async () => {
  const { server, origin } = await startServer();
  let answer = (): void => undefined;
  const { desk, settled } = await startDesk({
    readFacts: (path) =>
      new Promise((resolve) => {
        answer = () => void readMediaFacts(path).then(resolve);
      }),
  });
  const input = wecomAccount(origin, server);
  const saved = await desk.accounts.save(input);
  const voice = { owner: input.ownerId, type: 'voice', filename: 'voice.amr', bytes: amr(50) } as const;
  const mentions = mentionsOf([await server.receive(voice)]);
  const [row] = await settled(desk.fetches.add(saved.ok ? saved.value.id : '', mentions));
  expect(row).toMatchObject({ state: 'done', fetched: { durationMs: null } });
  await desk.retention.remove([row?.id ?? '']);
  answer();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(desk.transfers.list()).toEqual([]);
});
