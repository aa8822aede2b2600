import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerPreview, type FindPreview } from '../../../electron/shell/preview-answer.ts';
import { pathOf } from '../../../electron/store/media-files.ts';
import { scratchFolder } from '../store/scratch.ts';

const ID = '0b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d10';
const LINKED = '1b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d11';
const FOLDER_ID = '2b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d12';
const EMPTY = '3b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d13';
const GONE = '4b5bd7a4-6f4c-4a53-9d3d-5a4f5b3c2d14';
const ORIGIN = 'app://media-desk';
const BODY = 'hundred bytes of a voice'.padEnd(100, '.');

let folder = '';
const find: FindPreview = (kind, id) =>
  Promise.resolve(kind === 'fetched' ? { path: pathOf(folder, id), contentType: 'audio/mpeg' } : null);

beforeEach(async () => {
  const scratch = await scratchFolder();
  folder = join(scratch, 'fetched');
  await mkdir(folder);
  await writeFile(join(scratch, 'secret'), 'secret');
  await writeFile(join(folder, ID), BODY);
  await writeFile(join(folder, EMPTY), '');
  await mkdir(join(folder, FOLDER_ID));
  await symlink(join(scratch, 'secret'), join(folder, LINKED));
});

const ask = (url: string, range?: string, method = 'GET') =>
  answerPreview(
    { method, url, headers: new Headers(range === undefined ? {} : { Range: range }) },
    find,
    ORIGIN,
  );
const textOf = (answer: Response) => answer.text();

describe('a file of the cache', () => {
  test('comes whole, with its type, and nothing in it can be taken for a page', async () => {
    const answer = await ask(`media://fetched/${ID}`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'accept-ranges': 'bytes',
      'access-control-allow-origin': ORIGIN,
      'cache-control': 'no-store',
      'content-length': '100',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'audio/mpeg',
      'x-content-type-options': 'nosniff',
    });
    expect(await textOf(answer)).toBe(BODY);
  });

  test.each([
    ['bytes=0-6', 'hundred', 'bytes 0-6/100'],
    ['bytes=8-12', 'bytes', 'bytes 8-12/100'],
    ['bytes=99-', '.', 'bytes 99-99/100'],
    ['bytes=-3', '...', 'bytes 97-99/100'],
  ])('comes in the part asked for: %s', async (range, part, contentRange) => {
    const answer = await ask(`media://fetched/${ID}`, range);
    expect(answer.status).toBe(206);
    expect(answer.headers.get('Content-Range')).toBe(contentRange);
    expect(answer.headers.get('Content-Length')).toBe(String(part.length));
    expect(await textOf(answer)).toBe(part);
  });

  test('has nothing beyond its end', async () => {
    const answer = await ask(`media://fetched/${ID}`, 'bytes=100-');
    expect(answer.status).toBe(416);
    expect(answer.headers.get('Content-Range')).toBe('bytes */100');
    expect(await textOf(answer)).toBe('');
  });

  test('tells of itself without its bytes', async () => {
    const answer = await ask(`media://fetched/${ID}`, 'bytes=0-9', 'HEAD');
    expect(answer.status).toBe(206);
    expect(answer.headers.get('Content-Length')).toBe('10');
    expect(await textOf(answer)).toBe('');
  });

  test('that was removed meanwhile is not there', async () => {
    await rm(join(folder, ID));
    expect((await ask(`media://fetched/${ID}`)).status).toBe(404);
  });
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
  const answer = await ask(`media://fetched/${ID}`, undefined, method);
  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe('GET, HEAD');
});

test.each([
  `media://fetched/${LINKED}`,
  `media://fetched/${FOLDER_ID}`,
  `media://fetched/${EMPTY}`,
  `media://fetched/${GONE}`,
  `media://elsewhere/${ID}`,
  `media://fetched.example/${ID}`,
  `media://person@fetched/${ID}`,
  `media://fetched:80/${ID}`,
  `media:///${ID}`,
  'media://fetched/',
  'media://fetched/../secret',
  'media://fetched/%2e%2e/secret',
  'media://fetched/..%2fsecret',
  'media://fetched/%2e%2e%5csecret',
  'media://fetched/..\\secret',
  `media://fetched/${ID}/../../secret`,
  `media://fetched/${ID}%00`,
  `media://fetched/${ID}%2f..`,
  `media://fetched//${ID}`,
  `media://fetched/${ID}/`,
  `media://fetched/${ID}?download`,
  `media://fetched/${ID.toUpperCase()}`,
  'media://fetched/%2fetc%2fhosts',
  'media://fetched//etc/hosts',
])('nothing is reached by %s', async (url) => {
  const answer = await ask(url);
  expect(answer.status).toBe(404);
  expect(await textOf(answer)).toBe('');
});
