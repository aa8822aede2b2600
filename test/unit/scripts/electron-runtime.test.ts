import { describe, expect, test } from 'vitest';
import { cacheFolder, runtimeEnv } from '../../../scripts/electron-runtime.ts';
import { electronArguments } from '../../../scripts/launch.ts';
import { installFailure, recentFailure } from '../../../scripts/official-electron.ts';

describe('the cache folder', () => {
  test('is machine-wide for root and personal for everyone else', () => {
    expect(cacheFolder({}, true, '/root')).toBe('/var/cache/media-desk');
    expect(cacheFolder({}, false, '/home/li')).toBe('/home/li/.cache/media-desk');
    expect(cacheFolder({ XDG_CACHE_HOME: '/big' }, false, '/home/li')).toBe('/big/media-desk');
  });

  test('is what MEDIA_DESK_CACHE says, for root too', () => {
    expect(cacheFolder({ MEDIA_DESK_CACHE: '/x', XDG_CACHE_HOME: '/big' }, true, '/root')).toBe('/x');
  });
});

describe('the environment for tools', () => {
  test('redirects the electron package only to the second source', () => {
    const second = { executable: '/c/e/electron', version: '33.2.1', source: 'second source' } as const;
    expect(runtimeEnv(second)['ELECTRON_OVERRIDE_DIST_PATH']).toBe('/c/e');
    expect(runtimeEnv({ ...second, source: 'official' })).toEqual({
      ELECTRON_EXECUTABLE: '/c/e/electron',
      ELECTRON_EXEC_PATH: '/c/e/electron',
    });
  });
});

describe('a failed download', () => {
  const now = 1_000_000_000;
  const hour = 3_600_000;
  const note = JSON.stringify({ attempt: '45.4.1', at: now, reason: 'blocked' });

  test('is remembered for a day', () => {
    expect(recentFailure(note, '45.4.1', now + 23 * hour)).toBe('blocked');
    expect(recentFailure(note, '45.4.1', now + 24 * hour)).toBeNull();
  });

  test('is not remembered for another version or mirror, nor from the future', () => {
    expect(recentFailure(note, '45.4.2', now + hour)).toBeNull();
    expect(recentFailure(note, '45.4.1 https://mirror', now + hour)).toBeNull();
    expect(recentFailure(note, '45.4.1', now - hour)).toBeNull();
  });

  test('note that is damaged is ignored', () => {
    expect(recentFailure('{"attempt":"45.4', '45.4.1', now)).toBeNull();
    expect(recentFailure('null', '45.4.1', now)).toBeNull();
    expect(recentFailure('{"attempt":"45.4.1"}', '45.4.1', now)).toBeNull();
  });

  test('is told from an installer that this Node cannot run', () => {
    expect(installFailure('TypeError: fetch failed\n  at x', false)).toBe(
      'the download site cannot be reached',
    );
    expect(installFailure('Error [ERR_REQUIRE_ESM]: require() of ES Module', false)).toContain('Node');
    expect(installFailure('', true)).toContain('sent nothing');
  });

  test('is told without the address, which may hold credentials', () => {
    const reason = installFailure('HTTPError: Response code 403 for https://u:p@mirror/x?token=1', false);
    expect(reason).toBe('HTTPError: Response code 403 for the download site');
  });
});

describe("Electron's arguments", () => {
  test('turn the sandbox off for root only, once, and keep Chromium quiet unless asked', () => {
    const quiet = '--log-level=3';
    expect(electronArguments('/app', ['--lang=zh-CN'], false)).toEqual(['/app', quiet, '--lang=zh-CN']);
    expect(electronArguments('/app', [], true)).toEqual(['/app', '--no-sandbox', quiet]);
    expect(electronArguments('/app', ['--no-sandbox'], true)).toEqual(['/app', quiet, '--no-sandbox']);
    expect(electronArguments('/app', ['--log-level=0'], false)).toEqual(['/app', '--log-level=0']);
  });
});
