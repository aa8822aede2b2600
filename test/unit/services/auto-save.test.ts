import { expect, onTestFinished, test, vi } from 'vitest';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import type { SaveReport } from '../../../electron/contract/saving.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { createAutoSave } from '../../../electron/services/auto-save.ts';
import { sampleTransfer } from '../renderer/samples.ts';

const FETCHED = {
  ...{ name: 'a.bin', size: 1, sha256: 'ab', contentType: 'image/jpeg', previewable: true },
  ...{ durationMs: null, mismatch: null, savedAs: null },
};
const REPORT: SaveReport = {
  ...{ saved: 1, unchanged: 0, skipped: 0, failed: [], left: [] },
  ...{ folder: 'saved', manifest: null, manifestError: null },
};

/** Saving by itself, where a save lasts until it is let go. */
function scene() {
  vi.useFakeTimers();
  const rows = new Map<string, Transfer>();
  let stored: readonly string[] = [];
  let noted: Result<null> = succeed(null);
  const running: (() => void)[] = [];
  const auto = createAutoSave({
    settings: () => ({ saveWhenFetched: true }),
    transfers: { find: (id) => rows.get(id) ?? null },
    waitingSaves: {
      read: () => stored,
      write: (ids) => {
        stored = ids;
        return succeed(null);
      },
    },
    save: () => new Promise((resolve) => running.push(() => resolve(succeed(REPORT)))),
    noted: () => Promise.resolve(noted),
    emit: () => undefined,
    onFault(fault) {
      throw fault;
    },
  });
  onTestFinished(() => {
    auto.stop();
    vi.useRealTimers();
  });
  return {
    stored: () => stored,
    note: (result: Result<null>) => (noted = result),
    /** One ends, and its moment comes. */
    end: async (id: string) => {
      const row = sampleTransfer({ id, direction: 'fetch', state: 'done', fetched: FETCHED });
      rows.set(id, row);
      auto.ended(row);
      await vi.advanceTimersByTimeAsync(1000);
    },
    letGo: async () => {
      running.shift()?.();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

test('what was saved waits for the next run of the app while the disk refuses to note it', async () => {
  const { stored, note, end, letGo } = scene();
  note(fail('disk_full'));
  await end('a');
  await letGo();
  expect(stored()).toEqual(['a']);
  await end('b');
  expect(stored()).toEqual(['a', 'b']);
  note(succeed(null));
  await letGo();
  expect(stored()).toEqual([]);
});

test('what ends while a save runs is known to the next run of the app once its moment comes', async () => {
  const { stored, end, letGo } = scene();
  await end('a');
  await end('b');
  expect(stored()).toEqual(['a', 'b']);
  await letGo();
  expect(stored()).toEqual(['b']);
  await letGo();
  expect(stored()).toEqual([]);
});
