CREATE TABLE schema_version (version INTEGER PRIMARY KEY, appliedAt INTEGER NOT NULL) STRICT;
INSERT INTO "schema_version" VALUES (1,1725148800000);
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection TEXT NOT NULL,
  source TEXT NOT NULL,
  operation TEXT NOT NULL,
  at INTEGER NOT NULL,
  price TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'billed', 'not-billed'))
) STRICT;
INSERT INTO "ledger" VALUES (1,'c','s','o',1725148800000,'0.01','billed');
CREATE INDEX ledger_at ON ledger (connection, at);
CREATE TABLE page (
  request TEXT NOT NULL, page INTEGER NOT NULL, body TEXT NOT NULL, nextToken TEXT, PRIMARY KEY (request, page)
) STRICT;
INSERT INTO "page" VALUES ('request',0,'{}',NULL);
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "state" VALUES ('key','value');
CREATE TABLE lease (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expiresAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
