import { parentPort, workerData } from 'node:worker_threads';
import { decodeSilkFile } from './silk-file.ts';

// Started by decode-silk.ts with the path.
parentPort?.postMessage(await decodeSilkFile(String(workerData)));
