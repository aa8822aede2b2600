import type { ErrorCode } from '../errors.ts';
import { enConversionErrors } from './en-conversion.ts';
import { enHandoverErrors } from './en-handover.ts';
import { enNetworkErrors } from './en-network.ts';
import { enViewerErrors } from './en-viewer.ts';

/** What happened (`title`) and what to do about it (`cure`). */
export interface ErrorWords {
  readonly title: string;
  readonly cure: string;
}

export const enErrors = {
  file_missing: {
    title: 'The file is no longer there',
    cure: 'It was moved, renamed or deleted after you added it. Add it again from where it is now.',
  },
  file_unreadable: {
    title: 'The file cannot be read',
    cure: 'You may lack permission, or another program holds it. Close that program or copy the file elsewhere, then retry.',
  },
  file_pathless: {
    title: 'The file could not be taken over',
    cure: 'It has no place on this disk, and is gone or larger than can be pasted (64 MB at once). Save it in a folder and add it from there.',
  },
  file_is_folder: {
    title: 'This is a folder, not a file',
    cure: 'Open the folder, select the files in it and drop those.',
  },
  file_not_regular: {
    title: 'This is not an ordinary file',
    cure: 'Devices, pipes and sockets cannot be uploaded. Save the content to a file and add that.',
  },
  file_empty: {
    title: 'The file is too small to upload',
    cure: 'The servers refuse files of 5 bytes or less. Check that it was saved completely.',
  },
  file_changed: {
    title: 'The file changed while it was being read',
    cure: 'Nothing was stored on the server. Wait until the other program has finished writing, then retry.',
  },
  file_name_unusable: {
    title: 'The file name cannot be used',
    cure: 'Nothing is left of it once forbidden characters are removed. Rename the file and add it again.',
  },
  type_not_on_platform: {
    title: 'This platform does not take this type of file',
    cure: 'A Mini Program takes images only; an Official Account takes no plain files. Use a WeCom account for it.',
  },
  host_not_found: {
    title: 'The server’s name was not found',
    cure: 'Check the network connection, and the base URL if the account has one of its own.',
  },
  host_refused: {
    title: 'The server cannot be reached',
    cure: 'Nothing answers at that address and port. Check the base URL, the firewall or the proxy, then retry.',
  },
  tls_failed: {
    title: 'The server’s certificate was not accepted',
    cure: 'Something between here and the server may be reading along. Ask the network’s administrator; there is no way round this check.',
  },
  timed_out: {
    title: 'The server took too long',
    cure: 'The connection is slow or was stopped half-way. Retry; if it repeats, check the network.',
  },
  connection_lost: {
    title: 'The connection broke off',
    cure: 'Nothing was recorded. Retry; if it repeats, a proxy or firewall may be cutting large transfers.',
  },
  redirect_refused: {
    title: 'The server sent us to another address',
    cure: 'The app does not follow it, so that the access_token stays with one host. Check the base URL.',
  },
  ...enNetworkErrors,
  ...enConversionErrors,
  ...enHandoverErrors,
  ...enViewerErrors,
  api_refused: {
    title: 'The server refused the request',
    cure: 'Its own words are below.',
  },
  proxy_page: {
    title: 'A web page came back instead of an answer',
    cure: 'A proxy or login page stands in between, or it does not forward this path. Check the base URL, or sign in to the network first.',
  },
  http_status: {
    title: 'The server answered with HTTP status {{status}}',
    cure: 'That is a fault of the server or of a proxy in front of it. Wait a little, then retry.',
  },
  length_required: {
    title: 'A proxy removed the length of the upload (HTTP 412)',
    cure: 'The server needs an exact Content-Length. Have the proxy pass uploads on unchanged, or go round it.',
  },
  answer_empty: {
    title: 'The server answered with nothing',
    cure: 'Often a proxy that does not forward this path. Retry; if it repeats, check the base URL.',
  },
  answer_unreadable: {
    title: 'The server’s answer makes no sense',
    cure: 'It is neither a media_id nor an errcode. Check that the base URL leads to the WeChat API.',
  },
  answer_too_large: {
    title: 'The server’s answer is too large',
    cure: 'More came back than this kind of media can be. Nothing was kept.',
  },
  answer_incomplete: {
    title: 'Only part of the file arrived',
    cure: 'It is shorter than the server announced. Retry: a download from WeCom goes on where it stopped.',
  },
  video_link_plain_http: {
    title: 'The video is offered over an unprotected link',
    cure: 'Others on the network could watch it on its way. Download it that way only if you accept this.',
  },
  account_missing: {
    title: 'The account of this item is gone',
    cure: 'It was removed. Add it again, or use another account.',
  },
  base_url_invalid: {
    title: 'This is not a usable base URL',
    cure: 'It begins with http:// or https:// and has no user name, “?” or “#”, for example https://relay.example.com:8443/wx.',
  },
  secret_missing: {
    title: 'The account’s secret is not here',
    cure: 'It was kept for one session only, or never entered. Edit the account and enter it again.',
  },
  secret_locked: {
    title: 'The stored secret cannot be unlocked',
    cure: 'The system’s keychain has changed or is locked. Unlock it, or edit the account and enter the secret again.',
  },
  token_expired: {
    title: 'The pasted access_token has ended',
    cure: 'Edit the account and paste a new one.',
  },
  keychain_unavailable: {
    title: 'The system’s keychain is not available',
    cure: 'Edit the account and choose how its secret is kept.',
  },
  media_id_malformed: {
    title: 'This is not a media_id',
    cure: 'A media_id is letters, digits, “-” and “_”. Copy it again in full.',
  },
  fetched_removed: {
    title: 'Its copy is no longer on this computer',
    cure: 'It had to make room, or was deleted outside Media Desk. Retry fetches it again while it lives.',
  },
  fetched_damaged: {
    title: 'The copy on this computer is damaged',
    cure: 'Nothing was saved. Retry fetches it again while it lives.',
  },
  fetched_full: {
    title: 'Fetched media takes all the room it may',
    cure: 'Save or delete some of it, or allow more than {{limit}} MB under Settings → Privacy and storage.',
  },
  fetch_paused: {
    title: 'Its fetch is paused',
    cure: 'Nothing of it was saved. Resume it in Transfers, and save it once it is here.',
  },
  fetch_under_way: {
    title: 'It is still being fetched',
    cure: 'Save it once it is here.',
  },
  fetched_not_removed: {
    title: 'Not everything could be deleted',
    cure: 'What is still in the list is still on this computer: another program may have it open. Close it there, then delete it again.',
  },
  library_write_failed: {
    title: 'The library could not be written',
    cure: 'The server has the file, but its media_id could not be recorded. Check the disk, then retry.',
  },
  record_not_written: {
    title: 'The server has the file, but its media_id could not be written down',
    cure: 'The disk may be full or not writable. The media_id stands in this row: copy it, make room, then retry. Retry writes the record only; it does not upload again.',
  },
  record_missing: {
    title: 'This record is no longer in the library',
    cure: 'It was deleted in the meantime. The list has been brought up to date.',
  },
  import_not_ours: {
    title: 'This file is not an export of Media Desk',
    cure: 'Nothing was changed. Choose a CSV or JSON file that Media Desk wrote, with its column names unchanged.',
  },
  import_too_large: {
    title: 'This file is too large to import at once',
    cure: 'An import takes at most 200,000 rows and 200 MB. Split the file and import its parts.',
  },
  format_unavailable: {
    title: 'Nothing selected can be copied in this form',
    cure: 'Passive replies carry images, voice and video; messages carry everything but thumbs. Choose another form.',
  },
  disk_full: {
    title: 'The disk is full',
    cure: 'Free some space, then retry.',
  },
  folder_missing: {
    title: 'The folder is no longer there',
    cure: 'Retry, or save again to another folder.',
  },
  folder_blocked: {
    title: 'A file is in the way',
    cure: 'A file has the name that a folder needs. Move it, rename it, or save to another folder.',
  },
  folder_read_only: {
    title: 'This folder cannot be written to',
    cure: 'Allow writing to it and retry, or save again to a folder of your own.',
  },
  save_failed: {
    title: 'The file could not be saved',
    cure: 'Retry, or save again to another folder.',
  },
  save_folder_unset: {
    title: 'There is no folder to save in yet',
    cure: 'Choose one; what was fetched is then saved there.',
  },
  save_folder_left: {
    title: 'A link in the folder leads out of it',
    cure: 'Nothing is saved outside the chosen folder. Remove the link, or choose another folder.',
  },
  template_invalid: {
    title: 'The names for saved files cannot be made',
    cure: 'Something in the naming template is not right. Change it in Settings, under Fetched media.',
  },
  clipboard_failed: {
    title: 'The clipboard did not take it',
    cure: 'Another program may hold the clipboard. Copy again.',
  },
  already_live: {
    title: 'The same file is already live',
    cure: 'The library has a media_id for exactly these bytes. Use it, or upload the file once more.',
  },
  fits_after_conversion: {
    title: 'Fits after conversion',
    cure: 'As it is, the server would refuse it.',
  },
  will_be_refused: {
    title: 'Will be refused',
    cure: 'The server has the last word: it can be sent anyway.',
  },
  upload_unconfirmed: {
    title: 'Ready, not uploaded yet',
    cure: 'Nothing is sent before you confirm it.',
  },
  backup_failed: {
    title: 'The library could not be backed up',
    cure: 'Your media_ids are safe in the library itself. Make room on the disk; it is tried again in ten minutes, or from Settings.',
  },
  audit_failed: {
    title: 'The audit log cannot be written',
    cure: 'Work goes on. Make room on the disk; what could not be written down waits for it.',
  },
  folder_not_shown: {
    title: 'The folder could not be opened',
    cure: 'This computer may have no file manager, or the folder cannot be read.',
  },
  cancelled: {
    title: 'Cancelled',
    cure: 'Retry starts it again from the beginning.',
  },
  request_refused: {
    title: 'The app refused its own page’s request',
    cure: 'Restart the app and try again.',
  },
  request_invalid: {
    title: 'The input was not accepted',
    cure: 'Something is too long or too much at once. Shorten it and try again.',
  },
  app_fault: {
    title: 'The app made a mistake',
    cure: 'Nothing in the library is lost. Retry; if it repeats, restart the app.',
  },
} as const satisfies Readonly<Record<ErrorCode, ErrorWords>>;
