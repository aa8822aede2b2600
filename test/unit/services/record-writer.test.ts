import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Emit } from '../../../electron/contract/api.ts';
import { fail, succeed, type Result } from '../../../electron/contract/errors.ts';
import type { MediaRecord } from '../../../electron/contract/media.ts';
import { createRecordWriter } from '../../../electron/services/record-writer.ts';
import { record } from '../store/scratch.ts';

const recordsOf = (...ids: readonly string[]) => ids.map((id) => record({ id, mediaId: `media of ${id}` }));

/** A library that keeps what it is given, told by a list of what happened. */
function setUp(options: { readonly refuses?: string; readonly faultOn?: string } = {}) {
  const seen: string[] = [];
  const take = (name: string, given: readonly MediaRecord[]): Result<null> => {
    const ids = given.map(({ id }) => id);
    if (options.faultOn !== undefined && ids.includes(options.faultOn))
      throw new Error(`bug in ${options.faultOn}`);
    if (options.refuses !== undefined && ids.includes(options.refuses)) return fail('disk_full');
    seen.push(`${name} ${ids.join(' ')}`);
    return succeed(null);
  };
  const emit: Emit = (name, value) => {
    const ids =
      'added' in (value as object) ? (value as { added: MediaRecord[] }).added.map(({ id }) => id) : [];
    seen.push(`${name} ${ids.join(' ')}`);
  };
  const writer = createRecordWriter({
    records: { insert: (one) => take('one', [one]), insertAll: (all) => take('all', all) },
    emit,
    audit: ({ action, subject }) => seen.push(`audit ${action} ${subject}`),
  });
  return { writer, seen };
}

test('a record is on the disk before anyone is told, and told before its writer is', async () => {
  const { writer, seen } = setUp();
  const [a] = recordsOf('a');
  await writer.write(a ?? record()).then(() => seen.push('settled'));
  expect(seen).toEqual(['one a', 'audit upload media of a', 'libraryChanged a', 'settled']);
});

test('records that come together are one commit and one event, in their order', async () => {
  const { writer, seen } = setUp();
  const written = await Promise.all(recordsOf('a', 'b', 'c').map((one) => writer.write(one)));
  expect(written).toEqual([succeed(null), succeed(null), succeed(null)]);
  expect(seen).toEqual([
    'all a b c',
    ...['a', 'b', 'c'].map((id) => `audit upload media of ${id}`),
    'libraryChanged a b c',
  ]);
});

test('one that comes after a commit is written by the next', async () => {
  const { writer, seen } = setUp();
  const [a, b] = recordsOf('a', 'b');
  await writer.write(a ?? record());
  await delay(5);
  await writer.write(b ?? record());
  expect(seen.filter((line) => line.startsWith('one'))).toEqual(['one a', 'one b']);
});

test('what the disk refuses of one is refused of that one alone', async () => {
  const { writer, seen } = setUp({ refuses: 'b' });
  const written = await Promise.all(recordsOf('a', 'b', 'c').map((one) => writer.write(one)));
  expect(written.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(seen).toEqual([
    ...['one a', 'audit upload media of a', 'libraryChanged a'],
    ...['one c', 'audit upload media of c', 'libraryChanged c'],
  ]);
});

test('a bug in one record fails that one alone', async () => {
  const { writer, seen } = setUp({ faultOn: 'a' });
  const written = await Promise.allSettled(recordsOf('a', 'b').map((one) => writer.write(one)));
  expect(written.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(seen).toEqual(['one b', 'audit upload media of b', 'libraryChanged b']);
});
