import { join } from 'node:path';
import { createAccountRecords } from './account-records.ts';
import type { Database } from './database.ts';
import { createExtraCaFile } from './extra-ca.ts';
import { createFetchedFiles } from './fetched-files.ts';
import { createFetchedThumbnails } from './fetched-thumbnails.ts';
import { createMediaHistory } from './media-history.ts';
import { createMediaRecords } from './media-records.ts';
import { createOutgoingFiles } from './outgoing-files.ts';
import { createPastedFiles } from './pasted-files.ts';
import { createProxyRecords } from './proxy-records.ts';
import { createSaveFolderRecord } from './save-folder.ts';
import { createSettingsRecords } from './settings-records.ts';
import { createThumbnails } from './thumbnails.ts';
import { createTransferRecords } from './transfer-records.ts';
import { createWaitingSaves } from './waiting-saves.ts';

/** Everything a desk keeps on the disk: tables of its database, and folders of its profile. */
export const createStores = (database: Database, folder: string) => ({
  mediaRecords: createMediaRecords(database),
  mediaHistory: createMediaHistory(database),
  accountRecords: createAccountRecords(database),
  proxyRecords: createProxyRecords(database),
  extraCa: createExtraCaFile(join(folder, 'certificates')),
  settingsRecords: createSettingsRecords(database),
  saveFolder: createSaveFolderRecord(database),
  waitingSaves: createWaitingSaves(database),
  transferRecords: createTransferRecords(database),
  thumbnails: createThumbnails(join(folder, 'thumbnails')),
  fetched: createFetchedFiles(join(folder, 'fetched')),
  fetchedThumbnails: createFetchedThumbnails(join(folder, 'fetched-thumbnails')),
  outgoing: createOutgoingFiles(join(folder, 'outgoing')),
  pasted: createPastedFiles(join(folder, 'pasted')),
});

export type Stores = ReturnType<typeof createStores>;
