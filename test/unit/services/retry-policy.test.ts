import { describe, expect, test } from 'vitest';
import { fail, type AppError } from '../../../electron/contract/errors.ts';
import { BACKOFF_MS, decideRetry } from '../../../electron/services/retry-policy.ts';

const NOW = Date.parse('2026-11-22T12:00:00+08:00');

const decide = (error: AppError, tries = 0, random = 0) =>
  decideRetry(error, { dialect: 'wecom', tries, now: NOW, random: () => random, backoffMs: BACKOFF_MS });

const refused = (errcode: number, call: AppError['call'] = 'upload'): AppError =>
  fail('api_refused', { errcode, errmsg: '', call }).error;

describe('a fault that may pass', () => {
  test.each([
    'host_not_found',
    'host_refused',
    'timed_out',
    'connection_lost',
    'answer_empty',
    'answer_unreadable',
    'answer_incomplete',
    'proxy_refused',
    'proxy_failed',
    'record_not_written',
  ] as const)('such as %s is tried three more times, later each time', (code) => {
    const waits = [0, 1, 2, 3].map((tries) => decide({ code }, tries).at);
    expect(waits).toEqual([NOW + 1_000, NOW + 4_000, NOW + 16_000, null]);
  });

  test('is tried at a moment left half to chance, so that many do not come back at once', () => {
    expect(decide({ code: 'timed_out' }, 2, 1).at).toBe(NOW + 8_000);
    expect(decide({ code: 'timed_out' }, 2, 0.5).at).toBe(NOW + 12_000);
  });

  test.each([408, 429, 500, 502, 503, 504])(
    'is also a gateway’s status %i, with a page or without',
    (status) => {
      expect(decide({ code: 'proxy_page', facts: { status } }).at).not.toBeNull();
      expect(decide({ code: 'http_status', facts: { status } }).at).not.toBeNull();
    },
  );

  test('is the server’s own “busy”', () => {
    expect(decide(refused(-1))).toEqual({ at: NOW + 1_000, wholeQueue: false });
  });
});

describe('what no other try cures', () => {
  test.each([
    { code: 'tls_failed' },
    { code: 'redirect_refused' },
    { code: 'file_changed' },
    { code: 'file_missing' },
    { code: 'disk_full' },
    { code: 'app_fault' },
    { code: 'proxy_failed', facts: { status: 403 } },
    { code: 'proxy_auth_required' },
    { code: 'proxy_page', facts: { status: 200 } },
    { code: 'proxy_page', facts: { status: 404 } },
    { code: 'http_status', facts: { status: 403 } },
    refused(40001),
    refused(40164),
    refused(60020),
    refused(40004),
    refused(99999),
  ] as const satisfies readonly AppError[])('is final: %j', (error) => {
    expect(decide(error)).toEqual({ at: null, wholeQueue: false });
  });
});

describe('a limit of the platform', () => {
  test('holds the whole queue until its window is over, twice as long each time it still stands', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7].map((tries) => decide(refused(45009), tries));
    expect(waits.map((wait) => ((wait.at ?? 0) - NOW) / 60_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(waits.every((wait) => wait.wholeQueue)).toBe(true);
    // Then it ends for all of them: none is sent to be refused.
    expect(decide(refused(45009), 8)).toEqual({ at: null, wholeQueue: true });
  });

  test('of a day clears after midnight in China', () => {
    const wait = decideRetry(refused(45009), {
      dialect: 'official_account',
      tries: 0,
      now: NOW,
      random: () => 0,
      backoffMs: BACKOFF_MS,
    });
    expect(new Date(wait.at ?? 0).toISOString()).toBe('2026-11-22T16:01:00.000Z');
  });

  test('on calls at the same time is over soon', () => {
    expect(decide(refused(45033, 'get'))).toEqual({ at: NOW + 10_000, wholeQueue: true });
  });
});
