import { expect, test } from 'vitest';
import { isOtherKind, lyingSuffix } from '../../../electron/contract/suffixes.ts';
import { sentName } from '../../../electron/services/sent-name.ts';

test.each([
  ['clip.mov', 'video/mp4', 'clip.mov.mp4'],
  ['app.apk', 'application/zip', 'app.apk'],
  ['letter.docx', 'application/zip', 'letter.docx'],
  ['song.opus', 'audio/ogg', 'song.opus'],
  ['photo.heif', 'image/heic', 'photo.heif'],
  ['drawing.ai', 'application/pdf', 'drawing.ai'],
])('%s of %s does not lie, and is sent as %s', (name, contentType, sent) => {
  expect(lyingSuffix(name, contentType)).toBeNull();
  expect(sentName(name, contentType)).toBe(sent);
});

test.each([
  ['photo.heif', 'image/jpeg', 'heif'],
  ['song.FLAC', 'audio/mpeg', 'flac'],
  ['letter.docx', 'application/pdf', 'docx'],
  ['archive.zip', 'text/plain', 'zip'],
])('%s of %s lies', (name, contentType, suffix) => {
  expect(lyingSuffix(name, contentType)).toBe(suffix);
});

test('kinds that share a suffix are not told apart, others are', () => {
  expect(isOtherKind('video/mp4', 'video/quicktime')).toBe(false);
  expect(isOtherKind('image/png', 'image/jpeg')).toBe(true);
  expect(isOtherKind('text/html', 'image/jpeg')).toBe(false);
});
