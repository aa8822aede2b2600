import type { Settings } from '../../electron/contract/settings.ts';
import { askAloud } from './ask-aloud.ts';
import { useSettings } from '../stores/settings-store.ts';
import { followChosenAccount } from './library.ts';

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const answer = await askAloud((bridge) => bridge.changeSettings(change));
  if (!answer.ok) return;
  useSettings.setState({ settings: answer.value });
  if (change.chosenAccountId !== undefined) await followChosenAccount();
}
