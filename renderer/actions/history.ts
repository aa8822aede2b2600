import { ask } from '../bridge.ts';
import { useInspector } from '../stores/inspector-store.ts';
import { notifyError } from '../stores/notice-store.ts';

/** Shows this record's history from now on, or none. */
export async function showHistory(recordId: string | null): Promise<void> {
  useInspector.setState({ recordId, events: null });
  await refreshHistory();
}

/** Asks again for the history that is shown. */
export async function refreshHistory(): Promise<void> {
  const { recordId } = useInspector.getState();
  if (recordId === null) return;
  const answer = await ask((bridge) => bridge.recordHistory({ id: recordId }));
  if (useInspector.getState().recordId !== recordId) return;
  if (answer.ok) useInspector.setState({ events: [...answer.value].reverse() });
  else notifyError(answer.error);
}
