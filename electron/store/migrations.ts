/**
 * Each entry takes the database from version n to n + 1 (`user_version`). Entries are never edited or removed once
 * shipped; a change is a new entry.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE media_records (
     sequence        INTEGER PRIMARY KEY,
     id              TEXT NOT NULL UNIQUE,
     media_id        TEXT NOT NULL,
     account_id      TEXT NOT NULL, -- no foreign key: a record outlives its account
     account_name    TEXT NOT NULL,
     type            TEXT NOT NULL,
     name            TEXT NOT NULL,
     size            INTEGER NOT NULL, -- bytes
     sha256          TEXT NOT NULL,
     content_type    TEXT NOT NULL,
     created_at      INTEGER NOT NULL, -- seconds since epoch, the server's
     expires_at      INTEGER NOT NULL, -- seconds since epoch, the server's
     clock_offset_ms INTEGER NOT NULL,
     search_text     TEXT NOT NULL
   ); -- not STRICT: an odd number must not cost a record
   CREATE INDEX media_records_by_expiry ON media_records (expires_at);
   CREATE INDEX media_records_by_account ON media_records (account_id, expires_at);

   CREATE TABLE accounts (
     sequence          INTEGER PRIMARY KEY,
     id                TEXT NOT NULL UNIQUE,
     name              TEXT NOT NULL,
     platform          TEXT NOT NULL,
     imitates          TEXT NOT NULL,
     owner_id          TEXT NOT NULL,
     base_url          TEXT,
     credential        TEXT NOT NULL,
     token_call        TEXT NOT NULL,
     token_expires_at  INTEGER, -- seconds since epoch
     clock_offset_ms   INTEGER NOT NULL,
     secret_storage    TEXT NOT NULL,
     secret_ciphertext BLOB -- null: kept for the session only, or built in
   ) STRICT;

   CREATE TABLE settings (
     key   TEXT PRIMARY KEY,
     value TEXT NOT NULL -- JSON
   ) STRICT, WITHOUT ROWID;`,

  `CREATE TABLE transfers (
     id           TEXT PRIMARY KEY,
     direction    TEXT NOT NULL,
     account_id   TEXT NOT NULL,
     account_name TEXT NOT NULL,
     name         TEXT NOT NULL,
     media_id     TEXT, -- of a fetch
     path         TEXT, -- of an upload's file
     pasted       INTEGER NOT NULL, -- 1: the file is ours
     state        TEXT NOT NULL, -- waiting, paused or failed
     error        TEXT, -- JSON
     place        INTEGER NOT NULL,
     added_at     INTEGER NOT NULL -- ms since epoch
   ) STRICT, WITHOUT ROWID;`,
  // Owners as services/media-owner.ts makes them. What search looks through is filled in by the app (record-search.ts).
  `ALTER TABLE media_records ADD COLUMN owner TEXT NOT NULL DEFAULT '';
   ALTER TABLE media_records ADD COLUMN note TEXT NOT NULL DEFAULT '';
   ALTER TABLE media_records ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0; -- 0 or 1
   ALTER TABLE media_records DROP COLUMN search_text;
   UPDATE media_records SET owner = coalesce(
     (SELECT CASE
        WHEN platform = 'simulator' THEN 'simulator:' || imitates
        WHEN owner_id = '' THEN 'account:' || accounts.id
        ELSE iif(imitates = 'wecom', 'wecom', 'official_account') || ':' || owner_id
      END FROM accounts WHERE accounts.id = account_id),
     'account:' || account_id);

   CREATE TABLE media_search (
     sequence INTEGER PRIMARY KEY REFERENCES media_records (sequence) ON DELETE CASCADE,
     words    TEXT NOT NULL, -- name and note, folded
     media_id TEXT NOT NULL -- folded
   );

   CREATE TABLE media_events (
     sequence INTEGER PRIMARY KEY,
     record   INTEGER NOT NULL REFERENCES media_records (sequence) ON DELETE CASCADE,
     kind     TEXT NOT NULL,
     at       INTEGER NOT NULL, -- ms since epoch, the server's
     facts    TEXT NOT NULL -- JSON
   ); -- not STRICT, as media_records
   INSERT INTO media_events (record, kind, at, facts)
     SELECT sequence, 'uploaded', (expires_at - 259200) * 1000, json_object('account', account_name)
     FROM media_records ORDER BY sequence;
   CREATE INDEX media_events_by_record ON media_events (record);

   -- One for each sort of the library, with every column of a filter: a page of it reads no record that it does not show.
   DROP INDEX media_records_by_expiry;
   DROP INDEX media_records_by_account;
   CREATE INDEX media_records_by_expiry ON media_records (expires_at, sequence, type, pinned);
   CREATE INDEX media_records_by_account ON media_records (account_id, expires_at, sequence, type, pinned);
   CREATE INDEX media_records_by_uploaded ON media_records
     (created_at, sequence, type, pinned, account_id, expires_at);
   CREATE INDEX media_records_by_name ON media_records
     (name COLLATE NOCASE, sequence, type, pinned, account_id, expires_at);
   CREATE INDEX media_records_by_size ON media_records
     (size, sequence, type, pinned, account_id, expires_at);
   CREATE INDEX media_records_by_type ON media_records
     (type, sequence, pinned, account_id, expires_at);
   CREATE INDEX media_records_by_account_name ON media_records
     (account_name COLLATE NOCASE, sequence, type, pinned, account_id, expires_at);
   CREATE INDEX media_records_by_media_id ON media_records (media_id);
   CREATE INDEX media_records_by_sha256 ON media_records (sha256);`,
  `CREATE TABLE proxies (
     owner               TEXT PRIMARY KEY, -- an account's id, or 'app'
     mode                TEXT NOT NULL,
     kind                TEXT, -- null: none was ever entered; then host, port and user are too
     host                TEXT,
     port                INTEGER,
     user                TEXT,
     password_storage    TEXT NOT NULL,
     password_ciphertext BLOB -- null: none, or kept for the session only
   ) STRICT, WITHOUT ROWID;`,
  // The next moment a record ends, by its own clock, where its account is gone.
  `CREATE INDEX media_records_by_own_clock ON media_records (account_id, expires_at * 1000 - clock_offset_ms);`,
  `ALTER TABLE accounts ADD COLUMN limits TEXT NOT NULL DEFAULT ''; -- JSON; empty: never changed`,
  `ALTER TABLE transfers ADD COLUMN choices TEXT; -- JSON; null: nothing was decided about its file`,
  // From now on fetches stay until they are removed: state may be done or cancelled too.
  `ALTER TABLE transfers ADD COLUMN subject TEXT; -- of a fetch, JSON
   ALTER TABLE transfers ADD COLUMN fetched TEXT; -- of a fetch that is done, JSON`,
];
