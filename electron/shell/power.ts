import { powerMonitor } from 'electron';

/** Calls back whenever the computer comes back from sleep or is unlocked: clocks have moved, timers have not. */
export function watchWaking(onWake: () => void): void {
  powerMonitor.on('resume', onWake);
  powerMonitor.on('unlock-screen', onWake);
}
