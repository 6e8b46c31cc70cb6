/**
 * What is no bill: measurements, items, what was paid for, state, leases and forecasts. `key` stands for texts that are too long for an
 * index (`text-key.ts`).
 */
export const MEMORY_V1 = `
CREATE TABLE change (name text PRIMARY KEY, version bigint NOT NULL);
INSERT INTO change VALUES ('metrics', 0), ('items', 0), ('forecasts', 0);

CREATE TABLE metric_series (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key uuid NOT NULL UNIQUE,
  connection text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  namespace text COLLATE "C" NOT NULL,
  metric_name text COLLATE "C" NOT NULL,
  aggregation text COLLATE "C" NOT NULL,
  step_ms bigint NOT NULL,
  labels text COLLATE "C" NOT NULL,
  unit text,
  first_at bigint NOT NULL,
  last_at bigint NOT NULL,
  updated_at bigint NOT NULL
);
CREATE INDEX metric_series_name ON metric_series (namespace, metric_name);
CREATE TABLE metric_chunk (
  series integer NOT NULL, start bigint NOT NULL, body bytea NOT NULL, PRIMARY KEY (series, start)
);

CREATE TABLE item_stream (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  delivered_at bigint NOT NULL,
  UNIQUE (kind, connection, source)
);
CREATE TABLE item_version (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream integer NOT NULL REFERENCES item_stream (id),
  key uuid NOT NULL,
  item text COLLATE "C" NOT NULL,
  scope text,
  name text,
  at bigint,
  first_seen_at bigint NOT NULL,
  known_from bigint NOT NULL,
  known_to bigint,
  attributes text NOT NULL,
  UNIQUE (stream, key, known_from)
);
CREATE INDEX item_version_open ON item_version (stream) WHERE known_to IS NULL;
CREATE INDEX item_version_ended ON item_version (known_to) WHERE known_to IS NOT NULL;
CREATE INDEX item_version_happened ON item_version (stream, at) WHERE at IS NOT NULL;

CREATE TABLE ledger (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection text NOT NULL,
  source text NOT NULL,
  operation text NOT NULL,
  at bigint NOT NULL,
  price text NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'billed', 'not-billed'))
);
CREATE INDEX ledger_at ON ledger (connection, at);
CREATE TABLE page (
  key uuid NOT NULL, page integer NOT NULL, request text NOT NULL, body text NOT NULL, next_token text,
  paid_at bigint NOT NULL, PRIMARY KEY (key, page)
);
CREATE TABLE state (key text COLLATE "C" PRIMARY KEY, value text NOT NULL);
CREATE TABLE lease (name text PRIMARY KEY, owner text NOT NULL, expires_at bigint NOT NULL);

CREATE TABLE forecast_question (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key uuid NOT NULL UNIQUE, text text NOT NULL
);
CREATE TABLE forecast (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  question integer NOT NULL REFERENCES forecast_question (id),
  key uuid NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('day', 'month-end')),
  target_from bigint NOT NULL,
  origin bigint NOT NULL,
  keys text NOT NULL,
  model text NOT NULL CHECK (model IN ('ours', 'naive', 'aws')),
  evidence text NOT NULL CHECK (evidence IN ('shown', 'replayed')),
  target_to bigint NOT NULL,
  point double precision NOT NULL,
  intervals text NOT NULL,
  made_at bigint NOT NULL,
  data_version bigint NOT NULL
);
CREATE INDEX forecast_of_question ON forecast (question, target_from);
CREATE INDEX forecast_made ON forecast (made_at);
CREATE INDEX forecast_origin ON forecast (origin, id);
`;
