import { beforeEach, expect, test, vi } from 'vitest';
import { succeed } from '../../../../electron/contract/errors.ts';
import type { MediaEvent } from '../../../../electron/contract/library.ts';
import { refreshHistory, showHistory } from '../../../../renderer/actions/history.ts';
import { useInspector } from '../../../../renderer/stores/inspector-store.ts';
import { useFakeBridge } from '../fake-bridge.ts';

const event = (kind: MediaEvent['kind'], at: number): MediaEvent => ({ kind, at, facts: {} });
const kinds = () => useInspector.getState().events?.map(({ kind }) => kind) ?? null;

beforeEach(() => {
  vi.unstubAllGlobals();
  useInspector.setState(useInspector.getInitialState(), true);
});

test('a history is shown with its latest event first', async () => {
  useFakeBridge({
    recordHistory: () => Promise.resolve(succeed([event('uploaded', 1), event('fetched', 2)])),
  });
  await showHistory('a');
  expect(kinds()).toEqual(['fetched', 'uploaded']);
});

test('the history of a record that is no longer selected is dropped', async () => {
  useFakeBridge({
    recordHistory: async ({ id }) => {
      if (id === 'slow') await new Promise((resolve) => setTimeout(resolve, 20));
      return succeed([event(id === 'slow' ? 'uploaded' : 'saved', 1)]);
    },
  });
  await Promise.all([showHistory('slow'), showHistory('fast')]);
  expect(kinds()).toEqual(['saved']);
});

test('nothing is asked for while no history is shown', async () => {
  const calls = useFakeBridge({});
  await showHistory(null);
  await refreshHistory();
  expect(calls).toEqual([]);
});
