CREATE TABLE schema_version (version INTEGER PRIMARY KEY, appliedAt INTEGER NOT NULL) STRICT;
INSERT INTO "schema_version" VALUES (1,1725148800000);
CREATE TABLE stream (
  id INTEGER PRIMARY KEY,
  connection TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  deliveredAt INTEGER NOT NULL,
  UNIQUE (kind, connection, source)
) STRICT;
INSERT INTO "stream" VALUES (1,'c','test','thing',2);
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL REFERENCES stream (id),
  item TEXT NOT NULL,
  scope TEXT,
  name TEXT,
  at INTEGER,
  firstSeenAt INTEGER NOT NULL,
  knownFrom INTEGER NOT NULL,
  knownTo INTEGER,
  attributes TEXT NOT NULL,
  UNIQUE (stream, item, knownFrom)
) STRICT;
INSERT INTO "version" VALUES (1,1,'a','','name of a',NULL,1,1,2,'{"v":1}');
INSERT INTO "version" VALUES (2,1,'b','','name of b',NULL,1,1,NULL,'{"y":["ü"],"z":1}');
CREATE INDEX version_open ON version (stream, scope, item) WHERE knownTo IS NULL;
CREATE INDEX version_ended ON version (knownTo) WHERE knownTo IS NOT NULL;
CREATE INDEX version_happened ON version (stream, at) WHERE at IS NOT NULL;
CREATE TABLE change (version INTEGER NOT NULL) STRICT;
INSERT INTO "change" VALUES (2);
