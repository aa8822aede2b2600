import type { Dialect } from './account.ts';

/** What the servers said of the media_ids that were asked about. `failed`: there was no answer to that. */
export interface ProbeReport {
  readonly alive: number;
  readonly gone: number;
  readonly failed: number;
}

/**
 * What it costs to ask whether a media_id is alive: always a call; besides, one byte of the file, or where Range is not
 * documented as much of its beginning as is on its way before the connection is ended (wechat-api.md §4.4, §6).
 */
export type ProbeCost = 'one_byte' | 'beginning';

export const probeCost = (dialect: Dialect): ProbeCost => (dialect === 'wecom' ? 'one_byte' : 'beginning');
