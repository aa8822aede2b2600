import {
  defaultRangeExtractor,
  useVirtualizer,
  type Range,
  type Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import { useCallback } from 'react';

type Options = Partial<VirtualizerOptions<HTMLDivElement, HTMLElement>> & {
  readonly count: number;
  /** Null until it is mounted: an element kept in state, since a ref would be set too late to be seen. */
  readonly scroller: HTMLDivElement | null;
  readonly estimateSize: (index: number) => number;
  /** The row the keyboard is on. It stays mounted wherever the list is scrolled to: what has the focus would lose it. */
  readonly active?: number;
};

/** The rows in view of a long list, plus a few around them. */
export function useVirtualRows({ scroller, active, ...options }: Options) {
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inView = defaultRangeExtractor(range);
      if (active === undefined) return inView;
      return [...new Set([...inView, Math.min(active, range.count - 1)])].sort((a, b) => a - b);
    },
    [active],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- concerns the React Compiler, which is not used here
  return useVirtualizer<HTMLDivElement, HTMLElement>({
    getScrollElement: () => scroller,
    overscan: 6,
    measureElement,
    rangeExtractor,
    ...options,
  });
}

/**
 * What the observer says; until then what is known or guessed. Asking the element itself would lay out the page for
 * each row that comes.
 */
function measureElement(
  element: HTMLElement,
  entry: ResizeObserverEntry | undefined,
  { options, indexFromElement, itemSizeCache }: Virtualizer<HTMLDivElement, HTMLElement>,
): number {
  const [box] = entry?.borderBoxSize ?? [];
  if (box) return Math.round(box.blockSize);
  const index = indexFromElement(element);
  return itemSizeCache.get(options.getItemKey(index)) ?? options.estimateSize(index);
}
