import { expect, test } from 'vitest';
import { subjectOf } from '../../../electron/contract/fetch-subject.ts';
import { bareMention } from '../../../electron/contract/mention.ts';
import { parseTemplate } from '../../../electron/contract/naming-template.ts';
import { pathOf } from '../../../electron/services/save-run.ts';
import { sampleTransfer } from '../renderer/samples.ts';

test('where no time was said, a file is named by when its media_id was first seen, here or elsewhere', () => {
  const fetched = {
    ...{
      name: 'a.jpg',
      size: 1,
      sha256: 'ab',
      contentType: 'image/jpeg',
      previewable: true,
      durationMs: null,
    },
    ...{ mismatch: null, savedAs: null },
  };
  const seen = new Date(2026, 10, 20, 12).getTime();
  const transfer = sampleTransfer({
    direction: 'fetch',
    addedAt: seen + 24 * 3600_000,
    subject: subjectOf({ ...bareMention('media_id_1', 'handover'), seenAt: seen / 1000 }),
  });
  const { template } = parseTemplate('{{created_at:YYYY-MM-DD}}.jpg');
  if (!template) throw new Error('no template');
  expect(pathOf(transfer, fetched, new Date(0), 1, { template, room: 200 })).toEqual(['2026-11-20.jpg']);
});
