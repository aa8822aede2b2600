import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createPractice } from '../../../electron/services/practice.ts';
import * as simulators from '../../../electron/simulator/simulator.ts';
import { scratchFolder } from '../store/scratch.ts';

vi.mock('../../../electron/simulator/simulator.ts', { spy: true });

const refused = { ok: false, error: { code: 'host_refused' } };

test('a simulator whose files cannot be made is refused with its reason told, and tried again next time', async () => {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'taken'), '');
  const onFault = vi.fn();
  const practice = createPractice({ dataDir: join(folder, 'taken', 'data'), now: Date.now, onFault });
  expect(await Promise.all([practice.connect('wecom'), practice.connect('wecom')])).toEqual([
    refused,
    refused,
  ]);
  expect(onFault).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'ENOTDIR' }));
  expect(await practice.connect('wecom')).toEqual(refused);
  expect(onFault).toHaveBeenCalledTimes(2);
  await practice.stop();
});

test('one that cannot listen is closed, and another takes its place', async () => {
  const onFault = vi.fn();
  const real = await simulators.createSimulator({ dataDir: null });
  const close = vi.fn(() => real.close());
  const inUse = new Error('in use');
  vi.mocked(simulators.createSimulator).mockResolvedValueOnce({
    ...real,
    listen: () => Promise.reject(inUse),
    close,
  });
  const practice = createPractice({ dataDir: await scratchFolder(), now: Date.now, onFault });
  expect(await practice.connect('wecom')).toEqual(refused);
  expect(onFault).toHaveBeenCalledExactlyOnceWith(inUse);
  expect(close).toHaveBeenCalledOnce();
  expect(await practice.connect('wecom')).toMatchObject({ ok: true });
  await practice.stop();
});
