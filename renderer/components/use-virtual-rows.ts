import { useVirtualizer, type VirtualizerOptions } from '@tanstack/react-virtual';

type Options = Partial<VirtualizerOptions<HTMLDivElement, HTMLElement>> & {
  readonly count: number;
  /** Null until it is mounted: an element kept in state, since a ref would be set too late to be seen. */
  readonly scroller: HTMLDivElement | null;
  readonly estimateSize: (index: number) => number;
};

/** The rows in view of a long list, plus a few around them. */
export function useVirtualRows({ scroller, ...options }: Options) {
  // eslint-disable-next-line react-hooks/incompatible-library -- concerns the React Compiler, which is not used here
  return useVirtualizer<HTMLDivElement, HTMLElement>({
    getScrollElement: () => scroller,
    overscan: 6,
    ...options,
  });
}
