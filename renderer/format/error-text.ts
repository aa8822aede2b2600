import type { Dialect } from '../../electron/contract/account.ts';
import type { CureAction, ErrcodeRow } from '../../electron/contract/errcodes/errcode-row.ts';
import { describeErrcode, findErrcode } from '../../electron/contract/errcodes/find.ts';
import type { AppError, ErrorCode } from '../../electron/contract/errors.ts';
import { tlsFaultOf, type TlsFault } from '../../electron/contract/tls-faults.ts';
import { CATALOGUES, fillIn } from '../../electron/contract/locale/catalogue.ts';
import type { Language } from '../../electron/contract/settings.ts';

/** A button that cures an error, or helps to. */
export type Cure =
  | 'retry'
  | 'copy_ip'
  | 'edit_account'
  | 'switch_account'
  | 'open_console'
  | 'look_up_errcode'
  | 'plain_http'
  | 'open_network_settings'
  | 'open_settings'
  | 'choose_save_folder';

export interface ErrorText {
  readonly title: string;
  readonly cure: string;
  /** Most helpful first; whoever shows the error leaves out those that make no sense there. */
  readonly cures: readonly Cure[];
}

/** Cures other than a plain retry. Retry stands only where it may succeed, as things are or once something is mended. */
const CURES: Partial<Readonly<Record<ErrorCode, readonly Cure[]>>> = {
  file_is_folder: [],
  file_pathless: [],
  file_not_regular: [],
  file_name_unusable: [],
  type_not_on_platform: ['switch_account'],
  host_not_found: ['retry', 'edit_account'],
  host_refused: ['retry', 'edit_account'],
  proxy_refused: ['open_network_settings', 'edit_account', 'retry'],
  proxy_auth_required: ['open_network_settings', 'edit_account', 'retry'],
  proxy_failed: ['open_network_settings', 'edit_account', 'retry'],
  proxy_tls_failed: ['open_network_settings', 'edit_account', 'retry'],
  proxy_unsupported: ['open_network_settings', 'retry'],
  proxy_invalid: [],
  proxy_password_missing: ['open_network_settings', 'edit_account', 'retry'],
  ca_file_invalid: [],
  token_url_invalid: ['edit_account'],
  redirect_refused: ['edit_account', 'retry'],
  proxy_page: ['retry', 'edit_account'],
  length_required: ['edit_account', 'retry'],
  answer_empty: ['retry', 'edit_account'],
  answer_too_large: [],
  answer_unreadable: ['retry', 'edit_account'],
  video_link_plain_http: ['plain_http'],
  account_missing: ['switch_account'],
  base_url_invalid: ['edit_account', 'retry'],
  secret_missing: ['edit_account', 'retry'],
  secret_locked: ['edit_account', 'retry'],
  token_expired: ['edit_account', 'retry'],
  keychain_unavailable: ['edit_account', 'retry'],
  media_id_malformed: [],
  save_folder_unset: ['choose_save_folder'],
  save_folder_left: ['choose_save_folder'],
  template_invalid: ['open_settings'],
  record_missing: [],
  file_not_opened: [],
  voice_undecodable: [],
  voice_too_long: [],
  import_not_ours: [],
  import_too_large: [],
  format_unavailable: [],
  handover_nothing_live: [],
  handover_several_companies: [],
  handover_company_unknown: ['edit_account'],
  handover_foreign_company: [],
  handover_not_ours: [],
  handover_too_large: [],
  backup_failed: [],
  audit_failed: [],
  folder_not_shown: [],
  conversion_undecodable: [],
  conversion_no_picture: [],
  conversion_no_sound: [],
  conversion_no_fit: [],
  conversion_lost_track: [],
  conversion_too_many_pixels: [],
  conversion_source_too_large: [],
  request_refused: [],
  request_invalid: [],
};

/** The words and buttons of an error. `dialect` is the account's, null where it is not known. */
export function errorText(error: AppError, dialect: Dialect | null, language: Language): ErrorText {
  if (error.code === 'api_refused') return refusalText(error, dialect, language);
  if (error.code === 'tls_failed') return tlsText(error, language);
  const { title, cure } = CATALOGUES[language].errors[error.code];
  const facts = {
    status: '?',
    answer: '?',
    width: '?',
    height: '?',
    company: '?',
    limit: '?',
    ...error.facts,
  };
  return { title: fillIn(title, facts), cure: fillIn(cure, facts), cures: CURES[error.code] ?? ['retry'] };
}

/** What a company's own authority may be behind, and its CA file then cure. */
const CURED_BY_CA: ReadonlySet<TlsFault> = new Set(['self_signed', 'unknown_authority']);

function tlsText(error: AppError, language: Language): ErrorText {
  const fault = tlsFaultOf(error.facts?.['reason']);
  const { errors, tls } = CATALOGUES[language];
  const { title, cure } = fault === null ? errors.tls_failed : tls[fault];
  const first: Cure = fault !== null && CURED_BY_CA.has(fault) ? 'open_network_settings' : 'edit_account';
  return { title, cure, cures: [first, 'retry'] };
}

function refusalText(error: AppError, dialect: Dialect | null, language: Language): ErrorText {
  const { errcode, call = 'upload' } = error;
  if (errcode === undefined || dialect === null) {
    return { ...CATALOGUES[language].errors.api_refused, cures: [] };
  }
  const row = describeErrcode(dialect, errcode, call);
  const cures = new Set<Cure>();
  if (row.action === 'copy_ip' && error.facts?.['ip'] !== undefined) cures.add('copy_ip').add('open_console');
  else if (row.action === 'copy_ip') cures.add('open_console');
  else if (row.action !== null) cures.add(row.action);
  if (mayRetry(row)) cures.add('retry');
  if (!findErrcode(dialect, errcode, call)) cures.add('look_up_errcode');
  return { title: row.meaning[language], cure: row.cure[language], cures: [...cures] };
}

/** What can be mended in the account or its console, after which the same call may be let in. */
const MENDED_THERE: ReadonlySet<CureAction> = new Set(['edit_account', 'copy_ip', 'open_console']);

/** Another file, another media_id or another account is not this transfer any more: there Retry would only fail again. */
const mayRetry = ({ retry, action }: ErrcodeRow): boolean =>
  retry !== 'never' || action === 'retry' || MENDED_THERE.has(action);
