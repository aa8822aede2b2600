import { describe, expect, test } from 'vitest';
import type { HandoverRow, HandoverSheet } from '../../../electron/contract/handover.ts';
import { readEmbedded, sheetAsHtml } from '../../../electron/services/handover-page.ts';

const row = (more: Partial<HandoverRow> = {}): HandoverRow => ({
  media_id: 'M0-one-that-lives',
  type: 'image',
  sender: 'wm_customer',
  message_id: '1',
  sent_at: '2026-11-22T08:00:00.000Z',
  expires_at: '2026-11-25T08:00:00.000Z',
  expires_at_exact: true,
  name: '海报.png',
  hd_voice: false,
  ...more,
});

const sheetOf = (...media: readonly HandoverRow[]): HandoverSheet => ({
  kind: 'media-desk-handover',
  version: 1,
  owner: 'wecom:ww1',
  made_at: '2026-11-22T09:00:00.000Z',
  media,
});

const page = (sheet: HandoverSheet, language: 'en' | 'zh-CN' = 'en') =>
  [...sheetAsHtml(sheet, { language, timeZone: 'Asia/Shanghai', pictures: new Map() })].join('');

describe('a handover sheet as a page', () => {
  test('says when each ends, with the time zone, and where that is only the latest', () => {
    const html = page(sheetOf(row(), row({ expires_at_exact: false })));
    const expiry = '<time datetime="2026-11-25T08:00:00.000Z">Nov 25, 2026, 16:00 GMT+08:00</time>';
    expect(html).toContain(`<td class="time">${expiry}</td>`);
    expect(html).toContain(`<td class="time">≤ ${expiry}</td>`);
    expect(html).toContain('≤: at the latest');
    expect(page(sheetOf(row()))).not.toContain('≤');
  });

  test('speaks the language of the app', () => {
    const html = page(sheetOf(row({ type: null })), 'zh-CN');
    expect(html).toContain('<html lang="zh-CN">');
    // In the order of the system's own data.
    expect(html).toMatch(/2026年11月22日 (16:00 GMT\+08:00|GMT\+08:00 16:00)/);
    expect(html).toContain('尚不清楚');
  });

  test('has no element but its own, whatever strangers are called', () => {
    const plain = page(sheetOf(row()));
    const hostile = `"></bdi><script>alert(1)</script><meta name="media-desk-handover" content="e30="><!-- \u0000'&amp;\u202egnp.exe`;
    const sheet = sheetOf(row({ sender: hostile, name: hostile, message_id: hostile }));
    const html = page(sheet);
    const tags = (text: string) => text.match(/<[!/a-z][^\s>]*/gi);
    expect(tags(html)).toEqual(tags(plain));
    expect(html).not.toMatch(/[\u0000\u202e]/);
    expect(JSON.parse([...readEmbedded(html)].join(''))).toEqual(sheet);
  });

  test('carries itself, to be read back', () => {
    const sheet = sheetOf(row({ sender: '张三 🎉', name: null }));
    expect(JSON.parse([...readEmbedded(page(sheet))].join(''))).toEqual(sheet);
    expect([...readEmbedded('<!doctype html><title>Another page</title>')]).toEqual([]);
  });
});
