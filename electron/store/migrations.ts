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
  // The next moment a record ends, by its own clock, where its account is gone.
  `CREATE INDEX media_records_by_own_clock ON media_records (account_id, expires_at * 1000 - clock_offset_ms);`,
];
