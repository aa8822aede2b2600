import type { DeskGroup } from './desk-list.ts';

/** A line of the grid: the head of a group, or tiles `from` up to but not including `to`. */
export type TileLine =
  | { readonly kind: 'head'; readonly group: DeskGroup }
  | { readonly kind: 'tiles'; readonly from: number; readonly to: number };

export interface TileLayout {
  readonly lines: readonly TileLine[];
  /** The line each tile stands in. */
  readonly lineOf: readonly number[];
}

/** Groups below each other, each begins a line of its own. */
export function layOut(groups: readonly DeskGroup[], columns: number, hasHeads: boolean): TileLayout {
  const lines: TileLine[] = [];
  const lineOf: number[] = [];
  for (const group of groups) {
    if (hasHeads) lines.push({ kind: 'head', group });
    const end = lineOf.length + group.ids.length;
    while (lineOf.length < end) {
      const from = lineOf.length;
      const to = Math.min(end, from + columns);
      for (let at = from; at < to; at += 1) lineOf.push(lines.length);
      lines.push({ kind: 'tiles', from, to });
    }
  }
  return { lines, lineOf };
}

/** The tile `by` lines of tiles further, in the same column or the last one there; the first or last where there is none. */
function acrossLines({ lines, lineOf }: TileLayout, at: number, by: number): number {
  let line = lineOf[at] ?? 0;
  const here = lines[line];
  const column = here?.kind === 'tiles' ? at - here.from : 0;
  let target = here;
  for (let left = Math.abs(by); left > 0;) {
    line += Math.sign(by);
    const next = lines[line];
    if (!next) break;
    if (next.kind === 'head') continue;
    target = next;
    left -= 1;
  }
  return target?.kind === 'tiles' ? Math.min(target.from + column, target.to - 1) : at;
}

/**
 * Where a key leads from the tile at `at`; null for keys that move nowhere.
 * @param pageLines lines a page key moves by
 */
export function tileAfterKey(layout: TileLayout, key: string, at: number, pageLines: number): number | null {
  const last = layout.lineOf.length - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowRight':
      return Math.min(at + 1, last);
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'ArrowDown':
      return acrossLines(layout, at, 1);
    case 'ArrowUp':
      return acrossLines(layout, at, -1);
    case 'PageDown':
      return acrossLines(layout, at, pageLines);
    case 'PageUp':
      return acrossLines(layout, at, -pageLines);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
