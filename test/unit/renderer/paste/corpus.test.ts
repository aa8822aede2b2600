import { describe, expect, test } from 'vitest';
import { isMediaId } from '../../../../electron/contract/media.ts';
import type { Mention } from '../../../../electron/contract/mention.ts';
import { findMentions } from '../../../../renderer/paste/find-mentions.ts';
import { hostile } from './corpus/hostile.ts';
import { TOKEN, type CorpusInput } from './corpus/input.ts';
import { linksLogs } from './corpus/links-logs.ts';
import { messagesJson } from './corpus/messages-json.ts';
import { messagesXml } from './corpus/messages-xml.ts';
import { notMediaIds } from './corpus/not-media-ids.ts';
import { second } from './corpus/second.ts';
import { reviewed } from './corpus/reviewed.ts';
import { reviewedAgain } from './corpus/reviewed-again.ts';
import { fourth } from './corpus/fourth.ts';
import { fifth } from './corpus/fifth.ts';
import { third } from './corpus/third.ts';
import { tablesLists } from './corpus/tables-lists.ts';
import { wraps } from './corpus/wraps.ts';

const corpus: readonly CorpusInput[] = [
  ...messagesXml,
  ...messagesJson,
  ...linksLogs,
  ...tablesLists,
  ...wraps,
  ...notMediaIds,
  ...hostile,
  ...reviewed,
  ...second,
  ...third,
  ...fourth,
  ...fifth,
  ...reviewedAgain,
];

/** Of a mention only what the corpus says of it. */
const likeExpected = (mention: Mention, expected: Partial<Mention> = {}): Partial<Mention> =>
  Object.fromEntries(
    Object.entries(mention).filter(([name]) => name === 'mediaId' || Object.hasOwn(expected, name)),
  );

describe('the corpus of pastes', () => {
  test.each(corpus.map((input) => [input.name, input] as const))('is read right: %s', (_, input) => {
    const { mentions, encrypted } = findMentions(input.text);
    const expected = new Map(input.expected.map((one) => [one.mediaId, one]));
    expect(mentions.map((one) => likeExpected(one, expected.get(one.mediaId)))).toEqual(input.expected);
    if (input.encrypted !== undefined) expect(encrypted).toBe(input.encrypted);
    expect(mentions.every(({ mediaId }) => isMediaId(mediaId))).toBe(true);
  });

  test('has a precision of 1 and a recall of at least 0.98', () => {
    let right = 0;
    let reported = 0;
    let present = 0;
    for (const { text, expected } of corpus) {
      const wanted = new Set(expected.map(({ mediaId }) => mediaId));
      const { mentions } = findMentions(text);
      right += mentions.filter(({ mediaId }) => wanted.has(mediaId)).length;
      reported += mentions.length;
      present += wanted.size;
    }
    const precision = right / reported;
    const recall = right / present;
    process.stdout.write(
      `    ${corpus.length} pastes with ${present} media_ids: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
    );
    expect(corpus.length).toBeGreaterThanOrEqual(200);
    expect(precision).toBe(1);
    expect(recall).toBeGreaterThanOrEqual(0.98);
  });

  test('no token of it is in what was found', () => {
    const held = corpus.filter(({ text }) => text.includes(TOKEN.slice(0, 30)));
    expect(held.length).toBeGreaterThan(10);
    for (const { text } of held) expect(JSON.stringify(findMentions(text))).not.toContain(TOKEN.slice(0, 20));
  });
});
