import { z } from 'zod';
import { CREDENTIAL_KINDS, PLATFORMS, REAL_PLATFORMS } from './account.ts';
import { SECRET_STORAGES } from './secret-storage.ts';
import { EXTERNAL_LINKS, type RequestName, type Requests } from './api.ts';
import { HANDOVER_FORMATS } from './handover.ts';
import { accountLimitsSchema } from './limits-schema.ts';
import {
  MAX_FILES,
  MAX_MEDIA_IDS,
  MAX_PASTED_BYTES,
  MAX_PICTURE_BYTES,
  MAX_ROWS,
  MAX_THUMBNAIL_BYTES,
  MAX_VOICE_BYTES,
  MOST_AT_ONCE,
} from './limits.ts';
import { EXPORT_FORMATS, LIBRARY_SORTS, LIFE_FILTERS, LONGEST_NOTE } from './library.ts';
import { COPY_FORMATS, MEDIA_TYPES } from './media.ts';
import { mentionSchema } from './mention-schema.ts';
import { PROXY_KINDS, PROXY_MODES } from './network.ts';
import {
  FETCHED_MEGABYTES,
  LANGUAGES,
  LONGEST_TEMPLATE,
  PURGE_DAYS,
  SAVE_CONFLICTS,
  THEMES,
} from './settings.ts';
import { AUDIT_MONTHS, SHOWN_FOLDERS } from './storage.ts';

const id = z.uuid();
const ids = z.array(id).max(MAX_ROWS);
const text = (max: number) => z.string().max(max);
const bytes = (max: number) => z.instanceof(Uint8Array).refine((value) => value.byteLength <= max);

const proxyInput = z.strictObject({
  mode: z.enum(PROXY_MODES),
  server: z
    .strictObject({
      kind: z.enum(PROXY_KINDS),
      host: text(253),
      port: z.int().min(1).max(65_535),
      user: text(255),
    })
    .nullable(),
  password: text(255),
  storage: z.enum(SECRET_STORAGES),
});

const accountInput = z.strictObject({
  id: id.optional(),
  name: text(60),
  platform: z.enum(PLATFORMS),
  imitates: z.enum(REAL_PLATFORMS),
  ownerId: text(128),
  baseUrl: text(2048).nullable(),
  credential: z.enum(CREDENTIAL_KINDS),
  tokenCall: z.enum(['stable_token', 'token']),
  secret: text(4096),
  tokenLifeSeconds: z.int().min(0).max(7200),
  storage: z.enum(SECRET_STORAGES),
  proxy: proxyInput.optional(),
});

const fileToUpload = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path: text(32_768), name: text(32_768) }),
  z.strictObject({ kind: z.literal('bytes'), bytes: bytes(MAX_PASTED_BYTES), name: text(32_768) }),
  z.strictObject({ kind: z.literal('unreadable'), name: text(32_768) }),
]);

const uploadDecision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['use_live', 'upload_anew', 'send_anyway']) }),
  z.strictObject({ kind: z.literal('send_as'), type: z.enum(MEDIA_TYPES) }),
  z.strictObject({ kind: z.literal('restore_original'), type: z.enum(MEDIA_TYPES).nullable() }),
]);

const libraryFilter = z.strictObject({
  accountId: id.nullable(),
  search: text(1024),
  types: z.array(z.enum(MEDIA_TYPES)).max(MEDIA_TYPES.length),
  life: z.enum(LIFE_FILTERS),
  pinned: z.boolean(),
});

const librarySort = z.strictObject({ by: z.enum(LIBRARY_SORTS), descending: z.boolean() });

const libraryRows = (most: number) =>
  z.strictObject({
    filter: libraryFilter,
    sort: librarySort,
    offset: z.int().min(0),
    limit: z.int().min(1).max(most),
  });

/** What each request must look like; unknown keys are refused. The wrapper in ipc/handle.ts applies them. */
export const REQUEST_SCHEMAS: { readonly [K in RequestName]: z.ZodType<Requests[K]['args']> } = {
  start: z.null(),
  keychain: z.null(),
  saveAccount: accountInput,
  removeAccount: z.strictObject({ id }),
  changeLimits: z.strictObject({ accountId: id, limits: accountLimitsSchema }),
  testConnection: accountInput,
  addFiles: z.strictObject({
    accountId: id,
    files: z.array(fileToUpload).max(MAX_FILES),
    follows: id.nullable(),
  }),
  putThumbnail: z.strictObject({ id, bytes: bytes(MAX_THUMBNAIL_BYTES) }),
  fetchMedia: z.strictObject({ accountId: id, mentions: z.array(mentionSchema).max(MAX_MEDIA_IDS) }),
  removeFetches: z.strictObject({ ids }),
  pinFetches: z.strictObject({ ids, pinned: z.boolean() }),
  probeFetches: z.strictObject({ ids }),
  renewFetches: z.strictObject({ ids }),
  copyFetches: z.strictObject({ ids, format: z.enum(COPY_FORMATS) }),
  exportHandover: z.strictObject({ ids, format: z.enum(HANDOVER_FORMATS) }),
  importHandover: z.null(),
  saveFetched: z.strictObject({ id }),
  saveFetches: z.strictObject({ ids }),
  cancelSave: z.null(),
  planSave: z.strictObject({ ids, savedName: text(LONGEST_TEMPLATE) }),
  saveFolder: z.null(),
  chooseSaveFolder: z.null(),
  showSaveFolder: z.null(),
  decodeSilk: z.strictObject({ id }),
  saveVoice: z.strictObject({ id, wav: bytes(MAX_VOICE_BYTES) }),
  copyPicture: z.strictObject({ id, png: bytes(MAX_PICTURE_BYTES) }),
  dragFetched: z.strictObject({ id }),
  openPdf: z.strictObject({ id }),
  setFullScreen: z.strictObject({ on: z.boolean() }),
  retryTransfers: z.strictObject({ ids, allowPlainHttp: z.boolean() }),
  pauseTransfers: z.strictObject({ ids }),
  resumeTransfers: z.strictObject({ ids }),
  moveTransfers: z.strictObject({ ids, before: id.nullable() }),
  decideUploads: z.strictObject({ ids, decision: uploadDecision }),
  putFitted: z.strictObject({ id, bytes: bytes(MAX_PASTED_BYTES) }),
  cancelTransfers: z.strictObject({ ids }),
  dismissTransfers: z.strictObject({ ids }),
  libraryPage: libraryRows(500),
  libraryOutlines: libraryRows(MAX_ROWS),
  removeRecords: z.strictObject({ ids }),
  changeRecords: z.strictObject({
    ids,
    change: z
      .strictObject({ note: text(LONGEST_NOTE).refine((note) => !note.includes('\0')), pinned: z.boolean() })
      .partial(),
  }),
  recordHistory: z.strictObject({ id }),
  exportRecords: z.strictObject({
    format: z.enum(EXPORT_FORMATS),
    ids: ids.nullable(),
    filter: libraryFilter.nullable(),
  }),
  importRecords: z.null(),
  copyRecords: z.strictObject({ ids, format: z.enum(COPY_FORMATS) }),
  copyText: z.strictObject({ text: text(100_000) }),
  changeSettings: z
    .strictObject({
      language: z.enum(['system', ...LANGUAGES]),
      theme: z.enum(THEMES),
      copyWhenDone: z.boolean(),
      chosenAccountId: id.nullable(),
      uploadsAtOnce: z.int().min(1).max(MOST_AT_ONCE),
      fetchesAtOnce: z.int().min(1).max(MOST_AT_ONCE),
      auditMonths: z.int().min(AUDIT_MONTHS.least).max(AUDIT_MONTHS.most),
      fetchOnPaste: z.boolean(),
      saveWhenFetched: z.boolean(),
      savedName: text(LONGEST_TEMPLATE),
      onSaveConflict: z.enum(SAVE_CONFLICTS),
      saveManifest: z.boolean(),
      blurFetched: z.boolean(),
      purgeDays: z.int().min(PURGE_DAYS.least).max(PURGE_DAYS.most),
      fetchedMegabytes: z.int().min(FETCHED_MEGABYTES.least).max(FETCHED_MEGABYTES.most),
    })
    .partial(),
  openExternal: z.strictObject({ link: z.enum(EXTERNAL_LINKS) }),
  saveProxy: proxyInput,
  chooseCaFile: z.null(),
  removeCaFile: z.null(),
  lastBackup: z.null(),
  backUpNow: z.null(),
  showFolder: z.strictObject({ folder: z.enum(SHOWN_FOLDERS) }),
  dismissLibraryNotice: z.null(),
};
