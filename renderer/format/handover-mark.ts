import { HANDOVER_KIND } from '../../electron/contract/handover.ts';

/** Characters at the beginning of a sheet, or bytes of its file, among which its mark stands. */
export const SHEET_BEGINNING = 64 * 1024;

const JSON_MARK = new RegExp(`"kind"\\s*:\\s*"${HANDOVER_KIND}"`);
const TABLE_MARK = new RegExp(`^"?kind"?,"?version"?,[^\\n]*\\n"?${HANDOVER_KIND}"?,`);
const PAGE_MARK = new RegExp(`<meta name="${HANDOVER_KIND}"`);

/** Whether a text is a handover sheet, in any of its forms. */
export function isHandoverSheet(text: string): boolean {
  const start = text.slice(0, SHEET_BEGINNING).replace(/^[\s\uFEFF]+/, '');
  if (start.startsWith('{')) return JSON_MARK.test(start);
  return start.startsWith('<') ? PAGE_MARK.test(start) : TABLE_MARK.test(start);
}
