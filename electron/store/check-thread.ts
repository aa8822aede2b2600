import { parentPort, workerData } from 'node:worker_threads';
import { checkDatabase } from './check-database.ts';

// Started by check-in-thread.ts with the path.
parentPort?.postMessage(checkDatabase(String(workerData)));
