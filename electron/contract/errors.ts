/** What went wrong, as data. Closed: the page has words and a cure for each (renderer/locale). */
export const ERROR_CODES = [
  // The file on this computer.
  'file_missing',
  'file_unreadable',
  'file_pathless',
  'file_is_folder',
  'file_not_regular',
  'file_empty',
  'file_changed',
  'file_name_unusable',
  'type_not_on_platform',
  // The way to the server.
  'host_not_found',
  'host_refused',
  'tls_failed',
  'timed_out',
  'connection_lost',
  'redirect_refused',
  'proxy_refused',
  'proxy_auth_required',
  'proxy_failed',
  'proxy_tls_failed',
  'proxy_unsupported',
  'proxy_invalid',
  'proxy_password_missing',
  'ca_file_invalid',
  // What the server answered.
  'api_refused',
  'proxy_page',
  'http_status',
  'length_required',
  'answer_empty',
  'answer_unreadable',
  'answer_too_large',
  'answer_incomplete',
  'video_link_plain_http',
  // The account.
  'account_missing',
  'base_url_invalid',
  'token_url_invalid',
  'secret_missing',
  'secret_locked',
  'token_expired',
  'keychain_unavailable',
  // Pasted text.
  'media_id_malformed',
  // What was fetched.
  'fetched_removed',
  'fetched_damaged',
  'fetched_full',
  'fetched_not_removed',
  'fetch_paused',
  'fetch_under_way',
  // This computer's disk.
  'library_write_failed',
  'record_not_written',
  'record_missing',
  'import_not_ours',
  'import_too_large',
  'format_unavailable',
  // Handing over what was fetched.
  'handover_nothing_live',
  'handover_several_companies',
  'handover_company_unknown',
  'handover_foreign_company',
  'handover_not_ours',
  'handover_too_large',
  'disk_full',
  'folder_missing',
  'folder_blocked',
  'folder_read_only',
  'save_failed',
  'save_folder_unset',
  'save_folder_left',
  'template_invalid',
  'clipboard_failed',
  'backup_failed',
  'audit_failed',
  'folder_not_shown',
  'file_not_opened',
  'voice_undecodable',
  'voice_too_long',
  // Making a file fit.
  'conversion_undecodable',
  'conversion_no_picture',
  'conversion_no_sound',
  'conversion_no_fit',
  'conversion_lost_track',
  'conversion_too_many_pixels',
  'conversion_source_too_large',
  'conversion_stuck',
  'conversion_failed',
  // The work itself.
  'already_live',
  'fits_after_conversion',
  'will_be_refused',
  'upload_unconfirmed',
  'cancelled',
  'request_refused',
  'request_invalid',
  'app_fault',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Which call an answer belongs to; some errcodes mean different things on different calls. */
export type ApiCall = 'token' | 'upload' | 'get';

/** An expected failure. Holds no URL, path, token or secret: it is shown, copied and logged. */
export interface AppError {
  readonly code: ErrorCode;
  /** With `api_refused`: the server's own code and text, and the call that got them. */
  readonly errcode?: number;
  readonly errmsg?: string;
  readonly call?: ApiCall;
  /** Numbers and names that the words mention: `ip`, `status`, `phase`, `limit`, `type` … */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (code: ErrorCode, more: Omit<AppError, 'code'> = {}): { ok: false; error: AppError } => ({
  ok: false,
  error: { code, ...more },
});

/** A failure that is there already. */
export const failWith = (error: AppError): { ok: false; error: AppError } => ({ ok: false, error });
