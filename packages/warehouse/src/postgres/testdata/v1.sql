-- A warehouse as schema 1 wrote it: pg_dump --inserts --no-owner --no-privileges, without comments.
CREATE SCHEMA smartcloudops;
CREATE TABLE smartcloudops.change (
    name text NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE smartcloudops.charge (
    load integer NOT NULL,
    series integer NOT NULL,
    "ChargePeriodStart" bigint NOT NULL,
    "ChargePeriodEnd" bigint NOT NULL,
    "BillingPeriodStart" bigint NOT NULL,
    "BillingPeriodEnd" bigint NOT NULL,
    "x_Estimated" boolean NOT NULL,
    "BilledCost" numeric NOT NULL,
    "EffectiveCost" numeric,
    "ListCost" numeric,
    "ContractedCost" numeric,
    "PricingQuantity" numeric,
    "ConsumedQuantity" numeric
)
PARTITION BY RANGE ("ChargePeriodStart");
CREATE TABLE smartcloudops.charge_2024_09 (
    load integer NOT NULL,
    series integer NOT NULL,
    "ChargePeriodStart" bigint NOT NULL,
    "ChargePeriodEnd" bigint NOT NULL,
    "BillingPeriodStart" bigint NOT NULL,
    "BillingPeriodEnd" bigint NOT NULL,
    "x_Estimated" boolean NOT NULL,
    "BilledCost" numeric NOT NULL,
    "EffectiveCost" numeric,
    "ListCost" numeric,
    "ContractedCost" numeric,
    "PricingQuantity" numeric,
    "ConsumedQuantity" numeric
);
CREATE TABLE smartcloudops.charge_sum (
    load integer NOT NULL,
    level smallint NOT NULL,
    start bigint NOT NULL,
    profile integer NOT NULL,
    charges integer NOT NULL,
    estimated_from bigint,
    "BilledCost" numeric NOT NULL,
    "EffectiveCost" numeric,
    "ListCost" numeric,
    "ContractedCost" numeric,
    effective integer NOT NULL,
    list integer NOT NULL,
    contracted integer NOT NULL
);
CREATE TABLE smartcloudops.load (
    id integer NOT NULL,
    connection text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    dimensions text NOT NULL COLLATE pg_catalog."C",
    content_hash text NOT NULL COLLATE pg_catalog."C",
    restates_from bigint,
    restates_to bigint,
    origin text NOT NULL,
    loaded_at bigint NOT NULL,
    closed_at bigint,
    rows integer NOT NULL,
    first_start bigint,
    last_start bigint,
    charge_to bigint,
    day_aligned boolean NOT NULL,
    tag_keys text[] NOT NULL,
    cubes integer[] NOT NULL
);
CREATE TABLE smartcloudops.profile (
    id integer NOT NULL,
    key uuid NOT NULL,
    "ProviderName" text COLLATE pg_catalog."C",
    "PublisherName" text COLLATE pg_catalog."C",
    "InvoiceIssuerName" text COLLATE pg_catalog."C",
    "BillingAccountId" text COLLATE pg_catalog."C",
    "BillingAccountName" text COLLATE pg_catalog."C",
    "BillingCurrency" text COLLATE pg_catalog."C",
    "ChargeCategory" text COLLATE pg_catalog."C",
    "ServiceName" text COLLATE pg_catalog."C",
    "ServiceCategory" text COLLATE pg_catalog."C",
    "SubAccountId" text COLLATE pg_catalog."C",
    "SubAccountName" text COLLATE pg_catalog."C",
    "RegionId" text COLLATE pg_catalog."C",
    "RegionName" text COLLATE pg_catalog."C",
    "ChargeClass" text COLLATE pg_catalog."C",
    "ChargeFrequency" text COLLATE pg_catalog."C",
    "PricingCategory" text COLLATE pg_catalog."C",
    "CommitmentDiscountType" text COLLATE pg_catalog."C",
    "CommitmentDiscountStatus" text COLLATE pg_catalog."C",
    "Tags" jsonb
);
CREATE TABLE smartcloudops.series (
    id integer NOT NULL,
    key uuid NOT NULL,
    profile integer NOT NULL,
    "AvailabilityZone" text COLLATE pg_catalog."C",
    "ResourceId" text COLLATE pg_catalog."C",
    "ResourceName" text COLLATE pg_catalog."C",
    "ResourceType" text COLLATE pg_catalog."C",
    "ChargeDescription" text COLLATE pg_catalog."C",
    "SkuId" text COLLATE pg_catalog."C",
    "SkuPriceId" text COLLATE pg_catalog."C",
    "PricingUnit" text COLLATE pg_catalog."C",
    "ConsumedUnit" text COLLATE pg_catalog."C",
    "CommitmentDiscountId" text COLLATE pg_catalog."C",
    "x_UsageType" text COLLATE pg_catalog."C",
    "x_Operation" text COLLATE pg_catalog."C"
);
CREATE TABLE smartcloudops.supersession (
    load integer NOT NULL,
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    at bigint NOT NULL,
    by integer NOT NULL
);
CREATE VIEW smartcloudops.focus AS
 SELECT l.connection AS "x_Connection",
    l.source AS "x_Source",
    l.dimensions AS "x_Dimensions",
    to_timestamp((((c."ChargePeriodStart")::numeric / 1000.0))::double precision) AS "ChargePeriodStart",
    to_timestamp((((c."ChargePeriodEnd")::numeric / 1000.0))::double precision) AS "ChargePeriodEnd",
    to_timestamp((((c."BillingPeriodStart")::numeric / 1000.0))::double precision) AS "BillingPeriodStart",
    to_timestamp((((c."BillingPeriodEnd")::numeric / 1000.0))::double precision) AS "BillingPeriodEnd",
    c."BilledCost",
    c."EffectiveCost",
    c."ListCost",
    c."ContractedCost",
    c."PricingQuantity",
    c."ConsumedQuantity",
    p."ProviderName",
    p."PublisherName",
    p."InvoiceIssuerName",
    p."BillingAccountId",
    p."BillingAccountName",
    p."BillingCurrency",
    p."ChargeCategory",
    p."ServiceName",
    p."ServiceCategory",
    p."SubAccountId",
    p."SubAccountName",
    p."RegionId",
    p."RegionName",
    p."ChargeClass",
    p."ChargeFrequency",
    p."PricingCategory",
    p."CommitmentDiscountType",
    p."CommitmentDiscountStatus",
    p."Tags",
    s."AvailabilityZone",
    s."ResourceId",
    s."ResourceName",
    s."ResourceType",
    s."ChargeDescription",
    s."SkuId",
    s."SkuPriceId",
    s."PricingUnit",
    s."ConsumedUnit",
    s."CommitmentDiscountId",
    s."x_UsageType",
    s."x_Operation",
    c."x_Estimated"
   FROM (((smartcloudops.load l
     JOIN smartcloudops.charge c ON ((c.load = l.id)))
     JOIN smartcloudops.series s ON ((s.id = c.series)))
     JOIN smartcloudops.profile p ON ((p.id = s.profile)))
  WHERE ((l.closed_at IS NULL) AND (NOT (EXISTS ( SELECT 1
           FROM smartcloudops.supersession x
          WHERE ((x.load = c.load) AND (c."ChargePeriodStart" >= x.start) AND (c."ChargePeriodStart" < x."end"))))));
CREATE TABLE smartcloudops.forecast (
    id bigint NOT NULL,
    question integer NOT NULL,
    key uuid NOT NULL,
    kind text NOT NULL,
    target_from bigint NOT NULL,
    origin bigint NOT NULL,
    keys text NOT NULL,
    model text NOT NULL,
    evidence text NOT NULL,
    target_to bigint NOT NULL,
    point double precision NOT NULL,
    intervals text NOT NULL,
    made_at bigint NOT NULL,
    data_version bigint NOT NULL,
    CONSTRAINT forecast_evidence_check CHECK ((evidence = ANY (ARRAY['shown'::text, 'replayed'::text]))),
    CONSTRAINT forecast_kind_check CHECK ((kind = ANY (ARRAY['day'::text, 'month-end'::text]))),
    CONSTRAINT forecast_model_check CHECK ((model = ANY (ARRAY['ours'::text, 'naive'::text, 'aws'::text])))
);
ALTER TABLE smartcloudops.forecast ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME smartcloudops.forecast_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE smartcloudops.forecast_question (
    id integer NOT NULL,
    key uuid NOT NULL,
    text text NOT NULL
);
ALTER TABLE smartcloudops.forecast_question ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME smartcloudops.forecast_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE smartcloudops.forgotten (
    before bigint NOT NULL
);
CREATE TABLE smartcloudops.item_stream (
    id integer NOT NULL,
    connection text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    delivered_at bigint NOT NULL
);
ALTER TABLE smartcloudops.item_stream ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME smartcloudops.item_stream_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE smartcloudops.item_version (
    id bigint NOT NULL,
    stream integer NOT NULL,
    key uuid NOT NULL,
    item text NOT NULL COLLATE pg_catalog."C",
    scope text,
    name text,
    at bigint,
    first_seen_at bigint NOT NULL,
    known_from bigint NOT NULL,
    known_to bigint,
    attributes text NOT NULL
);
ALTER TABLE smartcloudops.item_version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME smartcloudops.item_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE smartcloudops.lease (
    name text NOT NULL,
    owner text NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE smartcloudops.ledger (
    id bigint NOT NULL,
    connection text NOT NULL,
    source text NOT NULL,
    operation text NOT NULL,
    at bigint NOT NULL,
    price text NOT NULL,
    state text NOT NULL,
    CONSTRAINT ledger_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'billed'::text, 'not-billed'::text])))
);
ALTER TABLE smartcloudops.ledger ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME smartcloudops.ledger_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE smartcloudops.load ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME smartcloudops.load_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE smartcloudops.metric_chunk (
    series integer NOT NULL,
    start bigint NOT NULL,
    body bytea NOT NULL
);
CREATE TABLE smartcloudops.metric_series (
    id integer NOT NULL,
    key uuid NOT NULL,
    connection text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    namespace text NOT NULL COLLATE pg_catalog."C",
    metric_name text NOT NULL COLLATE pg_catalog."C",
    aggregation text NOT NULL COLLATE pg_catalog."C",
    step_ms bigint NOT NULL,
    labels text NOT NULL COLLATE pg_catalog."C",
    unit text,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
ALTER TABLE smartcloudops.metric_series ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME smartcloudops.metric_series_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE smartcloudops.page (
    key uuid NOT NULL,
    page integer NOT NULL,
    request text NOT NULL,
    body text NOT NULL,
    next_token text,
    paid_at bigint NOT NULL
);
ALTER TABLE smartcloudops.profile ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME smartcloudops.profile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE smartcloudops.schema_version (
    version integer NOT NULL,
    applied_at bigint NOT NULL
);
ALTER TABLE smartcloudops.series ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME smartcloudops.series_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE smartcloudops.state (
    key text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL
);
ALTER TABLE ONLY smartcloudops.charge ATTACH PARTITION smartcloudops.charge_2024_09 FOR VALUES FROM ('1725148800000') TO ('1727740800000');
INSERT INTO smartcloudops.change VALUES ('metrics', 0);
INSERT INTO smartcloudops.change VALUES ('items', 0);
INSERT INTO smartcloudops.change VALUES ('forecasts', 0);
INSERT INTO smartcloudops.charge_2024_09 VALUES (1, 1, 1725148800000, 1725235200000, 1725148800000, 1727740800000, false, 1.000000000000, NULL, NULL, NULL, NULL, NULL);
INSERT INTO smartcloudops.charge_2024_09 VALUES (1, 2, 1725148800000, 1725235200000, 1725148800000, 1727740800000, false, 2.000000000000000000000000001, NULL, NULL, NULL, NULL, NULL);
INSERT INTO smartcloudops.charge_sum VALUES (1, 0, 1725148800000, 1, 1, NULL, 1.000000000000, NULL, NULL, NULL, 0, 0, 0);
INSERT INTO smartcloudops.charge_sum VALUES (1, 0, 1725148800000, 2, 1, NULL, 2.000000000000000000000000001, NULL, NULL, NULL, 0, 0, 0);
INSERT INTO smartcloudops.charge_sum VALUES (1, 100, 1725148800000, 1, 1, NULL, 1.000000000000, NULL, NULL, NULL, 0, 0, 0);
INSERT INTO smartcloudops.charge_sum VALUES (1, 100, 1725148800000, 2, 1, NULL, 2.000000000000000000000000001, NULL, NULL, NULL, 0, 0, 0);
INSERT INTO smartcloudops.ledger OVERRIDING SYSTEM VALUE VALUES (1, 'c', 's', 'o', 1725148800000, '0.01', 'billed');
INSERT INTO smartcloudops.load VALUES (1, 'import', 'focus-file', '*', '8c1c4fe54db9cd578c7d37e5d4d1cb7faea156566f816f30c74f7b0ba2f94014', NULL, NULL, 'bill.csv', 1727740800000, NULL, 2, 1725148800000, 1725148800000, 1725235200000, true, '{team}', '{2,0,0,0,0,0,0}');
INSERT INTO smartcloudops.page VALUES ('a0cfbaaa-d23e-cf35-7147-0996e24f20c3', 0, 'request', '{}', NULL, 1725148800000);
INSERT INTO smartcloudops.profile OVERRIDING SYSTEM VALUE VALUES (1, '94e9042a-322e-232e-aab1-c05168a95cd0', NULL, NULL, NULL, NULL, NULL, 'USD', NULL, 'S3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{"team": "a"}');
INSERT INTO smartcloudops.profile OVERRIDING SYSTEM VALUE VALUES (2, '977358aa-2e3a-75f1-fbf7-c3087d429d79', NULL, NULL, NULL, NULL, NULL, 'USD', NULL, 'EC2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO smartcloudops.schema_version VALUES (1, 1725148800000);
INSERT INTO smartcloudops.series OVERRIDING SYSTEM VALUE VALUES (1, 'f722d688-2bb2-da5a-f245-a01938d8a719', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO smartcloudops.series OVERRIDING SYSTEM VALUE VALUES (2, 'c17249ca-5f39-4d1f-11ab-e1a0d342fa86', 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO smartcloudops.state VALUES ('key', 'value');
SELECT pg_catalog.setval('smartcloudops.forecast_id_seq', 1, false);
SELECT pg_catalog.setval('smartcloudops.forecast_question_id_seq', 1, false);
SELECT pg_catalog.setval('smartcloudops.item_stream_id_seq', 1, false);
SELECT pg_catalog.setval('smartcloudops.item_version_id_seq', 1, false);
SELECT pg_catalog.setval('smartcloudops.ledger_id_seq', 1, true);
SELECT pg_catalog.setval('smartcloudops.load_id_seq', 1, true);
SELECT pg_catalog.setval('smartcloudops.metric_series_id_seq', 1, false);
SELECT pg_catalog.setval('smartcloudops.profile_id_seq', 2, true);
SELECT pg_catalog.setval('smartcloudops.series_id_seq', 2, true);
ALTER TABLE ONLY smartcloudops.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (name);
ALTER TABLE ONLY smartcloudops.forecast
    ADD CONSTRAINT forecast_key_key UNIQUE (key);
ALTER TABLE ONLY smartcloudops.forecast
    ADD CONSTRAINT forecast_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.forecast_question
    ADD CONSTRAINT forecast_question_key_key UNIQUE (key);
ALTER TABLE ONLY smartcloudops.forecast_question
    ADD CONSTRAINT forecast_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.item_stream
    ADD CONSTRAINT item_stream_kind_connection_source_key UNIQUE (kind, connection, source);
ALTER TABLE ONLY smartcloudops.item_stream
    ADD CONSTRAINT item_stream_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.item_version
    ADD CONSTRAINT item_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.item_version
    ADD CONSTRAINT item_version_stream_key_known_from_key UNIQUE (stream, key, known_from);
ALTER TABLE ONLY smartcloudops.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);
ALTER TABLE ONLY smartcloudops.ledger
    ADD CONSTRAINT ledger_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.load
    ADD CONSTRAINT load_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.metric_chunk
    ADD CONSTRAINT metric_chunk_pkey PRIMARY KEY (series, start);
ALTER TABLE ONLY smartcloudops.metric_series
    ADD CONSTRAINT metric_series_key_key UNIQUE (key);
ALTER TABLE ONLY smartcloudops.metric_series
    ADD CONSTRAINT metric_series_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.page
    ADD CONSTRAINT page_pkey PRIMARY KEY (key, page);
ALTER TABLE ONLY smartcloudops.profile
    ADD CONSTRAINT profile_key_key UNIQUE (key);
ALTER TABLE ONLY smartcloudops.profile
    ADD CONSTRAINT profile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);
ALTER TABLE ONLY smartcloudops.series
    ADD CONSTRAINT series_key_key UNIQUE (key);
ALTER TABLE ONLY smartcloudops.series
    ADD CONSTRAINT series_pkey PRIMARY KEY (id);
ALTER TABLE ONLY smartcloudops.state
    ADD CONSTRAINT state_pkey PRIMARY KEY (key);
ALTER TABLE ONLY smartcloudops.supersession
    ADD CONSTRAINT supersession_pkey PRIMARY KEY (load, by);
CREATE INDEX charge_of_load ON ONLY smartcloudops.charge USING btree (load, "ChargePeriodStart");
CREATE INDEX "charge_2024_09_load_ChargePeriodStart_idx" ON smartcloudops.charge_2024_09 USING btree (load, "ChargePeriodStart");
CREATE INDEX charge_sum_of_load ON smartcloudops.charge_sum USING btree (load, level, start);
CREATE INDEX forecast_made ON smartcloudops.forecast USING btree (made_at);
CREATE INDEX forecast_of_question ON smartcloudops.forecast USING btree (question, target_from);
CREATE INDEX forecast_origin ON smartcloudops.forecast USING btree (origin, id);
CREATE INDEX item_version_ended ON smartcloudops.item_version USING btree (known_to) WHERE (known_to IS NOT NULL);
CREATE INDEX item_version_happened ON smartcloudops.item_version USING btree (stream, at) WHERE (at IS NOT NULL);
CREATE INDEX item_version_open ON smartcloudops.item_version USING btree (stream) WHERE (known_to IS NULL);
CREATE INDEX ledger_at ON smartcloudops.ledger USING btree (connection, at);
CREATE INDEX load_identity ON smartcloudops.load USING btree (connection, source, dimensions);
CREATE INDEX load_open ON smartcloudops.load USING btree (first_start) WHERE (closed_at IS NULL);
CREATE INDEX metric_series_name ON smartcloudops.metric_series USING btree (namespace, metric_name);
ALTER INDEX smartcloudops.charge_of_load ATTACH PARTITION smartcloudops."charge_2024_09_load_ChargePeriodStart_idx";
ALTER TABLE ONLY smartcloudops.forecast
    ADD CONSTRAINT forecast_question_fkey FOREIGN KEY (question) REFERENCES smartcloudops.forecast_question(id);
ALTER TABLE ONLY smartcloudops.item_version
    ADD CONSTRAINT item_version_stream_fkey FOREIGN KEY (stream) REFERENCES smartcloudops.item_stream(id);
ALTER TABLE ONLY smartcloudops.supersession
    ADD CONSTRAINT supersession_load_fkey FOREIGN KEY (load) REFERENCES smartcloudops.load(id);
