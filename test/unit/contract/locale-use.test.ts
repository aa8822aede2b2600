import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PLATFORMS } from '../../../electron/contract/account.ts';
import { SECRET_STORAGES } from '../../../electron/contract/secret-storage.ts';
import { ERROR_CODES } from '../../../electron/contract/errors.ts';
import {
  EXPORT_FORMATS,
  LIBRARY_SORTS,
  LIFE_FILTERS,
  MEDIA_EVENT_KINDS,
  REFUSAL_REASONS,
} from '../../../electron/contract/library.ts';
import { LIMIT_PROFILES } from '../../../electron/contract/account-limits.ts';
import { LIMIT_SOURCE_URLS } from '../../../electron/contract/limits-profile.ts';
import { CURES, VERDICT_REASONS } from '../../../electron/contract/verdict.ts';
import { CATALOGUES } from '../../../electron/contract/locale/catalogue.ts';
import { COPY_FORMATS, MEDIA_TYPES } from '../../../electron/contract/media.ts';
import { MENTION_SOURCES } from '../../../electron/contract/mention.ts';
import { PROXY_KINDS, PROXY_MODES } from '../../../electron/contract/network.ts';
import { HANDOVER_FORMATS } from '../../../electron/contract/handover.ts';
import { PLACEHOLDERS, TEMPLATE_PROBLEMS } from '../../../electron/contract/naming-template.ts';
import { SAVE_CONFLICTS, THEMES } from '../../../electron/contract/settings.ts';
import { TLS_FAULTS } from '../../../electron/contract/tls-faults.ts';
import { DESK_KINDS } from '../../../renderer/format/desk-facts.ts';
import { DESK_GROUPINGS, DESK_STATES } from '../../../renderer/format/desk-list.ts';
import { VIEWS } from '../../../renderer/stores/view-store.ts';

const root = join(import.meta.dirname, '../../..');

/** Keys whose last part is data where they are used, as in t(`state.${state}`). */
const BY_DATA: Readonly<Record<string, readonly string[]>> = {
  nav: VIEWS,
  type: MEDIA_TYPES,
  platform: PLATFORMS,
  copyFormat: COPY_FORMATS,
  state: ['waiting', 'checking', 'running', 'retrying', 'paused', 'done', 'failed', 'cancelled'],
  transfers: ['upload', 'fetch', 'all', 'running', 'paused', 'failed', 'done', 'cancelled'],
  form: ['needed', 'minutesRange'],
  startFailure: ['newer_than_app', 'in_use', 'damaged', 'disk_full', 'no_access', 'fault'],
  'account.kept': [...SECRET_STORAGES, 'built_in', 'missing'],
  'error.call': ['token', 'upload', 'get'],
  'fetch.reason': ['characters', 'too_short', 'too_long', 'word'],
  'form.platformHint': PLATFORMS,
  libraryNotice: ['damagedTitle', 'missingTitle'],
  'settings.themes': THEMES,
  'network.modeText': PROXY_MODES,
  'network.kinds': PROXY_KINDS,
  'network.problem': ['host', 'port', 'password'],
  ...Object.fromEntries(TLS_FAULTS.map((fault) => [`tls.${fault}`, ['title', 'cure']])),
  'listing.lives': LIFE_FILTERS,
  'listing.livesText': LIFE_FILTERS,
  'listing.sorts': LIBRARY_SORTS,
  'listing.ascending': LIBRARY_SORTS,
  'listing.descending': LIBRARY_SORTS,
  'records.formats': EXPORT_FORMATS,
  'saving.conflicts': SAVE_CONFLICTS,
  'saving.placeholder': PLACEHOLDERS,
  'saving.problem': TEMPLATE_PROBLEMS,
  'inspector.event': MEDIA_EVENT_KINDS,
  importRefusal: REFUSAL_REASONS,
  'handover.sheet.kinds': [...MEDIA_TYPES, 'unknown'],
  paste: [
    ...['clipboard', 'rest'],
    ...MEDIA_TYPES.flatMap((type) => [`type_${type}_one`, `type_${type}_other`]),
  ],
  'paste.from': MENTION_SOURCES,
  'paste.reason': ['other_id', 'cut'],
  'paste.problem': ['kind', 'size', 'slow', 'unreadable', 'handover'],
  'desk.groupings': DESK_GROUPINGS,
  'desk.kinds': DESK_KINDS,
  'desk.states': DESK_STATES,
  'desk.probed': ['alive', 'gone', 'failed'],
  'desk.probeCost': ['one_byte', 'beginning'],
  'desk.handoverFormats': HANDOVER_FORMATS,
  'gone.first': ['expired', 'wrong_account', 'wrong_kind', 'cut_off'],
  'gone.cause': [
    ...['addressee', 'addressee_unknown', 'still_live', 'possible'],
    ...['ordinary_voice', 'hd_voice', 'thumb', 'permanent', 'other_use'],
  ],
  'preflight.verdict': ['ready', 'fits_after_conversion', 'will_be_refused'],
  'preflight.reason': VERDICT_REASONS,
  'preflight.cure': CURES,
  'preflight.cureAll': CURES,
  'limits.profileText': LIMIT_PROFILES,
  'limits.problem': ['size', 'order', 'seconds'],
  'limits.profile': LIMIT_PROFILES,
  'limits.source': Object.keys(LIMIT_SOURCE_URLS),
  ...Object.fromEntries(ERROR_CODES.map((code) => [`errors.${code}`, ['title', 'cure']])),
};

/** Main has few words and takes them from the catalogue by hand: `words.quitStay`. */
const OF_MAIN = /^(?:menu|startFailure|pageFailure|dialog|handover\.sheet)\.(\w+)$/;

async function sourceOf(folder: string): Promise<string> {
  const files = await readdir(join(root, folder), { recursive: true });
  const ours = files.filter((name) => /\.tsx?$/.test(name) && !name.startsWith(join('contract', 'locale')));
  return (await Promise.all(ours.map((name) => readFile(join(root, folder, name), 'utf8')))).join('\n');
}

const keysOf = (words: object, path = ''): readonly string[] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [path + key],
  );

test('every word of the catalogue is said somewhere', async () => {
  const [page, main] = await Promise.all([sourceOf('renderer'), sourceOf('electron')]);
  const byData = new Set(
    Object.entries(BY_DATA).flatMap(([path, ends]) => ends.map((end) => `${path}.${end}`)),
  );
  const isSaid = (key: string) => {
    const ofMain = OF_MAIN.exec(key)?.[1];
    if (byData.has(key)) return true;
    return ofMain === undefined
      ? page.includes(`'${key.replace(/_(?:one|other)$/, '')}'`) ||
          page.includes(`i18nKey="${key}"`) ||
          main.includes(`.${key}`)
      : new RegExp(String.raw`\bwords\.${ofMain}\b`).test(main);
  };
  expect(keysOf(CATALOGUES.en).filter((key) => !isSaid(key))).toEqual([]);
});
