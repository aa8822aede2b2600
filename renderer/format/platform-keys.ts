export const isMac = (): boolean => navigator.userAgent.includes('Mac');

/** Ctrl, or Command on a Mac; the other of the two and Alt must be up. */
export const hasModifier = (event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>): boolean =>
  !event.altKey && (isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey);
