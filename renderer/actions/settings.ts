import type { SettingsChange } from '../../electron/contract/settings.ts';
import { askAloud } from './ask-aloud.ts';

/** Main's event tells the page what became of it. */
export async function changeSettings(change: SettingsChange): Promise<void> {
  await askAloud((bridge) => bridge.changeSettings(change));
}
