import { expect, test } from 'vitest';
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
  // 50 frames of 20 ms.
  expect(plain?.fetched).toMatchObject({ contentType: 'audio/amr', previewable: false, durationMs: 1000 });
  expect(plain?.fetched?.name).toMatch(/\.amr$/);

  await desk.retention.remove([plain?.id ?? '']);
  server.faults.set({ on: 'get', silk: true });
  const [silk] = await settled(desk.fetches.add(id, mentionsOf([mediaId])));
  expect(silk).toMatchObject({ state: 'done', fetched: { contentType: 'audio/silk', previewable: false } });
});
