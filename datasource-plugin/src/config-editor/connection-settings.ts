import type { DataSourceJsonData } from '@grafana/data';

export type ConnectionKind = 'demo' | 'aws' | 'files';

/** Grafana's own names for the ways to authenticate to AWS, as in the CloudWatch data source. */
export type AwsAuthType = 'default' | 'keys' | 'credentials' | 'ec2_iam_role';

/** Where AWS Data Exports deliver the bill. */
export interface ExportSettings {
  bucket?: string;
  prefix?: string;
  name?: string;
  region?: string;
}

/** The table by which Athena reads the bill where it is. */
export interface TableSettings {
  database?: string;
  table?: string;
  workGroup?: string;
  outputLocation?: string;
  dialect?: 'focus' | 'cur2';
}

/** A metric, or several, that an application sends to CloudWatch. */
export interface CustomMetric {
  namespace?: string;
  metricName?: string;
  dimensions?: Record<string, string>;
  statistics?: string[];
  unit?: string;
  region?: string;
}

/** What is measured beside the bill. */
export interface MetricSettings {
  enabled?: boolean;
  regions?: string[];
  historyDays?: number;
  custom?: CustomMetric[];
}

/** What a data source stores in the open. The names of the AWS part are Grafana's conventions. */
export interface ConnectionJsonData extends DataSourceJsonData {
  kind?: ConnectionKind;
  authType?: AwsAuthType;
  profile?: string;
  assumeRoleArn?: string;
  externalId?: string;
  endpoint?: string;
  defaultRegion?: string;
  /** US dollars per calendar month that may be spent on billable AWS calls, as decimal text. */
  monthlyApiBudget?: string;
  export?: ExportSettings;
  pushdown?: TableSettings;
  tagKeys?: string[];
  historyDays?: number;
  metrics?: MetricSettings;
}

/** What a data source stores encrypted; it never comes back to the browser. */
export interface ConnectionSecrets {
  accessKey?: string;
  secretKey?: string;
  sessionToken?: string;
}

export const DEFAULT_HISTORY_DAYS = 395;
export const DEFAULT_BUDGET = '0.00';
