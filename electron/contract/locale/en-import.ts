/** Why a row of an imported file was refused; the line stands beside it. */
export const enImport = {
  importRefusal: {
    syntax: 'The row cannot be read: a quotation mark or bracket is missing or stray',
    columns: 'It has more or fewer values than there are column names',
    media_id: 'media_id is empty, too long or has characters a media_id never has',
    type: 'type must be image, voice, video, file or thumb',
    name: 'name is too long or has forbidden characters',
    size: 'size must be a number of bytes',
    sha256: 'sha256 must be 64 hexadecimal digits in small letters',
    content_type: 'content_type must be a MIME type such as image/jpeg',
    created_at: 'created_at must be a time such as 2026-11-22T08:00:00Z',
    expires_at: 'expires_at must be a time such as 2026-11-25T08:00:00Z',
    account: 'account is too long or has forbidden characters',
    account_id: 'account_id must be as Media Desk wrote it',
    owner: 'owner must be as Media Desk wrote it, such as wecom:ww1234',
    note: 'note is longer than 2000 characters or has forbidden ones',
    pinned: 'pinned must be true or false',
    clock_offset_ms: 'clock_offset_ms must be a number',
  },
} as const;
