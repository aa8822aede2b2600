import { setInspectorOpen } from '../../stores/inspector-store.ts';
import { useLibrary } from '../../stores/library-store.ts';
import { selectRow } from '../../actions/selection.ts';

/** Where keys look for them. */
export const INSPECTOR_ID = 'inspector';
const RECORDS_SELECTOR = 'main [role=grid]';

/** Opens it for what is selected, or for the record the keyboard is on, and puts the keyboard there. */
export async function enterInspector(): Promise<void> {
  const { selected, active } = useLibrary.getState();
  if (selected.size === 0) await selectRow(active.index, 'replace');
  setInspectorOpen(true);
  requestAnimationFrame(() => document.getElementById(INSPECTOR_ID)?.focus());
}

/** Back to the list; it stays open. */
export const leaveInspector = (): void => document.querySelector<HTMLElement>(RECORDS_SELECTOR)?.focus();
