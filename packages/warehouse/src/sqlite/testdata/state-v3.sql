CREATE TABLE schema_version (version INTEGER PRIMARY KEY, appliedAt INTEGER NOT NULL) STRICT;
INSERT INTO "schema_version" VALUES (1,1725148800000);
INSERT INTO "schema_version" VALUES (2,1725148800000);
INSERT INTO "schema_version" VALUES (3,1725148800000);
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
  request TEXT NOT NULL, page INTEGER NOT NULL, body TEXT NOT NULL, nextToken TEXT, paidAt INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (request, page)
) STRICT;
INSERT INTO "page" VALUES ('request',0,'{}',NULL,1725148800000);
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "state" VALUES ('key','value');
CREATE TABLE lease (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expiresAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE forecast_question (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO "forecast_question" VALUES (1,'[["import"],"BilledCost",[],["ServiceName"]]');
CREATE TABLE forecast (
  id INTEGER PRIMARY KEY,
  question INTEGER NOT NULL REFERENCES forecast_question (id),
  kind TEXT NOT NULL CHECK (kind IN ('day', 'month-end')),
  targetFrom INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  keys TEXT NOT NULL,
  model TEXT NOT NULL CHECK (model IN ('ours', 'naive', 'aws')),
  evidence TEXT NOT NULL CHECK (evidence IN ('shown', 'replayed')),
  targetTo INTEGER NOT NULL,
  point REAL NOT NULL,
  intervals TEXT NOT NULL,
  madeAt INTEGER NOT NULL,
  dataVersion INTEGER NOT NULL,
  UNIQUE (question, kind, targetFrom, origin, keys, model, evidence)
) STRICT;
INSERT INTO "forecast" VALUES (1,1,'day',1725148800000,1725148800000,'["S3"]','ours','shown',1725148800001,1.0,'[[0.8,0,2]]',1725148800000,1);
CREATE INDEX forecast_made ON forecast (madeAt);
CREATE TABLE forecast_change (version INTEGER NOT NULL) STRICT;
INSERT INTO "forecast_change" VALUES (1);
CREATE INDEX ledger_any_at ON ledger (at);
