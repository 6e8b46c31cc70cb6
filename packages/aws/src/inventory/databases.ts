import type { DBInstance, ReservedDBInstance } from '@aws-sdk/client-rds';
import { DAY_MS } from '@smartcloudops/focus';

import { amountOf } from '../amount-of.ts';
import type { SourceItem } from '../item-source.ts';
import { tagsOf } from '../tags-of.ts';
import { billed, timeOf } from './place.ts';
import type { Place } from './place.ts';

export function databaseItem(place: Place, one: DBInstance): SourceItem {
  const arn = one.DBInstanceArn ?? one.DBInstanceIdentifier ?? '';
  return {
    id: arn,
    name: one.DBInstanceIdentifier ?? null,
    at: null,
    attributes: {
      ...billed(place, arn),
      AvailabilityZone: one.AvailabilityZone ?? null,
      state: one.DBInstanceStatus ?? null,
      instanceType: one.DBInstanceClass ?? null,
      engine: one.Engine ?? null,
      engineVersion: one.EngineVersion ?? null,
      licenseModel: one.LicenseModel ?? null,
      multiAz: one.MultiAZ ?? null,
      storageType: one.StorageType ?? null,
      sizeGiB: one.AllocatedStorage ?? null,
      maxSizeGiB: one.MaxAllocatedStorage ?? null,
      iops: one.Iops ?? null,
      throughputMiBps: one.StorageThroughput ?? null,
      cluster: one.DBClusterIdentifier ?? null,
      replicaOf: one.ReadReplicaSourceDBInstanceIdentifier ?? null,
      publiclyAccessible: one.PubliclyAccessible ?? null,
      encrypted: one.StorageEncrypted ?? null,
      deletionProtection: one.DeletionProtection ?? null,
      backupDays: one.BackupRetentionPeriod ?? null,
      createdAt: timeOf(one.InstanceCreateTime),
      tags: tagsOf(one.TagList),
    },
  };
}

/** A reservation of databases. `fixedPrice` and `hourlyPrice` are decimal text for one database. */
export function reservedDatabasesItem(place: Place, one: ReservedDBInstance): SourceItem {
  const { StartTime: start, Duration: seconds } = one;
  const hourly = one.RecurringCharges?.find(({ RecurringChargeFrequency }) => RecurringChargeFrequency === 'Hourly');
  const end = start && seconds !== undefined ? new Date(start.getTime() + seconds * 1000) : undefined;
  return {
    id: one.ReservedDBInstanceArn ?? one.ReservedDBInstanceId ?? '',
    name: one.ReservedDBInstanceId ?? null,
    at: null,
    attributes: {
      ...billed(place, one.ReservedDBInstanceArn),
      AvailabilityZone: null,
      service: 'Amazon RDS',
      state: one.State ?? null,
      instanceType: one.DBInstanceClass ?? null,
      count: one.DBInstanceCount ?? null,
      platform: one.ProductDescription ?? null,
      offeringClass: null,
      offeringType: one.OfferingType ?? null,
      scope: 'Region',
      multiAz: one.MultiAZ ?? null,
      startsAt: timeOf(start),
      endsAt: timeOf(end),
      days: seconds === undefined ? null : Math.round((seconds * 1000) / DAY_MS),
      fixedPrice: amountOf(one.FixedPrice),
      hourlyPrice: amountOf(hourly?.RecurringChargeAmount),
      BillingCurrency: one.CurrencyCode ?? null,
      tags: {},
    },
  };
}
