import { expect, test } from 'vitest';
import { fetchExpiry } from '../../../electron/contract/fetch-subject.ts';

const SEEN = 1_790_000_000;
const LIFE = 3 * 24 * 3600;
const DAY = 24 * 3600;
const expiry = (sentAt: number | null, seenAt: number | null = null, offsetMs = 0) =>
  fetchExpiry({ sentAt, seenAt }, SEEN * 1000, offsetMs);

test('the three days count from the message, else from when it was first seen on any desk', () => {
  expect(expiry(SEEN - 60)).toMatchObject({ at: SEEN - 60 + LIFE, isExact: true });
  expect(expiry(null)).toMatchObject({ at: SEEN + LIFE, isExact: false });
  expect(expiry(null, SEEN - 5)).toMatchObject({ at: SEEN - 5 + LIFE, isExact: false });
});

test('a message may be a day ahead of this clock; one from farther in the future is not believed', () => {
  expect(expiry(SEEN + DAY)).toMatchObject({ at: SEEN + DAY + LIFE, isExact: true });
  expect(expiry(4_102_444_799)).toMatchObject({ at: SEEN + DAY + LIFE, isExact: false });
});

test('where this clock is behind the server’s, a message just sent is none of the future', () => {
  const sentAt = SEEN + 5 * DAY;
  expect(expiry(sentAt, null, 5 * DAY * 1000)).toMatchObject({ at: sentAt + LIFE, isExact: true });
});
