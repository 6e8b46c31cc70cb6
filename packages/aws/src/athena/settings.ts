import type { AwsAuthSettings } from '../credentials/settings.ts';
import { AwsError } from '../errors.ts';

/** Where and how Athena is asked; credentials and region as with any connection. */
export interface AthenaSettings extends AwsAuthSettings {
  /** Database of the catalogue that holds the tables. */
  readonly database: string;
  /** Default `primary`. */
  readonly workGroup?: string;
  /** Default `AwsDataCatalog` (Glue). */
  readonly catalog?: string;
  /** `s3://bucket/folder/` for the answers, where the workgroup has none of its own. A workgroup that enforces its settings wins. */
  readonly outputLocation?: string;
  /** An answer that Athena itself still has is taken again when it is not older, minutes. 0: never. Default 60, at most 10080. */
  readonly reuseMinutes?: number;
  /** US dollars per terabyte scanned, decimal text, where the region's price differs from what we know. */
  readonly pricePerTerabyte?: string;
}

const LONGEST_REUSE = 10_080;
/** Exports are updated a few times a day, so an hour is never much behind them. */
const REUSE_MINUTES = 60;

/** The settings with nothing left open. */
export interface AthenaPlace {
  readonly region: string;
  readonly catalog: string;
  readonly database: string;
  readonly workGroup: string;
  readonly outputLocation: string | null;
  readonly reuseMinutes: number;
}

/** @throws AwsError `AWS_SETTING_WRONG` naming the setting */
export function athenaPlace(settings: AthenaSettings): AthenaPlace {
  const { database, workGroup = 'primary', catalog = 'AwsDataCatalog', outputLocation, defaultRegion } = settings;
  const { reuseMinutes = REUSE_MINUTES } = settings;
  const wrong = (what: string) => new AwsError('AWS_SETTING_WRONG', what);
  if (!defaultRegion) throw wrong('Athena answers in one region, and the setting "Default Region" is empty.');
  if (database.trim() === '') throw wrong('The database of the tables that Athena is to read is empty.');
  if (outputLocation !== undefined && !/^s3:\/\/[a-z0-9][a-z0-9.-]+[a-z0-9](\/.*)?$/.test(outputLocation)) {
    throw wrong(`The place for Athena's answers is ${JSON.stringify(outputLocation)}, not s3://bucket/folder/.`);
  }
  if (!Number.isInteger(reuseMinutes) || reuseMinutes < 0 || reuseMinutes > LONGEST_REUSE) {
    throw wrong(`The age of answers that are taken again is ${reuseMinutes}, not 0 to ${LONGEST_REUSE} whole minutes.`);
  }
  return { region: defaultRegion, catalog, database, workGroup, outputLocation: outputLocation ?? null, reuseMinutes };
}
