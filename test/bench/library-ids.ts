import type { Page } from '@playwright/test';
import type {} from '../../renderer/bridge.ts';
import { libraryQuery } from '../library-query.ts';

/** Of every record, the newest first. */
export async function libraryMediaIds(page: Page): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const query = libraryQuery({}, { sort: { by: 'uploaded', descending: true }, offset: ids.length });
    const more = await page.evaluate(async (asked) => {
      const answer = await window.mediaDesk.libraryPage(asked);
      return answer.ok ? answer.value.rows.map(({ mediaId }) => mediaId) : [];
    }, query);
    if (more.length === 0) return ids;
    ids.push(...more);
  }
}
