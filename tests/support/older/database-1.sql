-- A database file as the first release made it: version 1, before any step that came later. Never edited.
CREATE TABLE change_counter (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), last_seq INTEGER NOT NULL) STRICT;
INSERT INTO change_counter (only_row, last_seq) VALUES (1, 0);
CREATE TABLE app (
  pk TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, created_at TEXT NOT NULL,
  due_at ANY, expires_at INTEGER, seq INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX app_by_key ON app (pk, id);
CREATE INDEX app_by_id ON app (pk, type, id);
CREATE INDEX app_by_created ON app (pk, type, created_at, id);
CREATE INDEX app_by_change ON app (pk, seq);
CREATE INDEX app_by_expiry ON app (expires_at) WHERE expires_at IS NOT NULL;
CREATE TABLE ops (
  pk TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, created_at TEXT NOT NULL,
  due_at ANY, expires_at INTEGER, seq INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ops_by_key ON ops (pk, id);
CREATE INDEX ops_by_id ON ops (pk, type, id);
CREATE INDEX ops_by_created ON ops (pk, type, created_at, id);
CREATE INDEX ops_by_change ON ops (pk, seq);
CREATE INDEX ops_by_expiry ON ops (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX ops_by_due ON ops (pk, type, due_at, id);
PRAGMA user_version = 1;
