import { parentPort, workerData } from 'node:worker_threads';
import { readyBackup } from './ready-backup.ts';

// Started by ready-in-thread.ts with the path.
parentPort?.postMessage(readyBackup(String(workerData)));
