import { useEffect, useRef, type RefObject } from 'react';

const GRID_OF_THE_VIEW = 'main [role=grid]';

/** Of the list's row the element is in; null outside of any. */
const rowOf = (element: Element): string | null =>
  element.closest('[data-index]')?.getAttribute('data-index') ?? null;

/**
 * Keeps the keyboard where it works: when what had the focus inside `area` is gone with this render, `heir` says who gets
 * it, by the index of the row it was in. The page's body, where the browser would leave it, hears no keys. When the area
 * itself is gone, the view's grid gets it.
 */
export function useFocusKeeper(
  area: RefObject<HTMLElement | null>,
  heir: (row: string | null) => HTMLElement | null,
): void {
  const held = useRef<{ readonly row: string | null } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const note = ({ target }: Event) => {
      const isInside = target instanceof Element && area.current?.contains(target) === true;
      held.current = isInside ? { row: rowOf(target) } : null;
    };
    document.addEventListener('focusin', note, { signal: stop.signal });
    // A press outside takes the keyboard away on purpose, even where nothing there can have it.
    document.addEventListener('pointerdown', note, { capture: true, signal: stop.signal });
    return () => {
      stop.abort();
      if (held.current && isLost()) document.querySelector<HTMLElement>(GRID_OF_THE_VIEW)?.focus();
    };
  }, [area]);
  useEffect(() => {
    if (held.current && isLost()) heir(held.current.row)?.focus({ preventScroll: true });
  });
}

const isLost = (): boolean => document.activeElement === document.body;
