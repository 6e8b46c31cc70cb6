import { AwsError } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { dayOf } from '../../world/calendar.ts';
import { hourlyPrice } from '../../world/catalog/products.ts';
import { allocatedGigabytes } from '../../world/database.ts';
import type { Asset } from '../../world/inventory.ts';
import { assetsAt, createdAt } from '../../world/inventory.ts';
import { RESERVED_RATE } from '../../world/lines.ts';
import { hex, keyOf } from '../../world/random.ts';
import { moment } from '../ec2/listing.ts';
import { listPage } from '../list-page.ts';

const PAGE = { token: 'Marker', size: 'MaxRecords', defaultSize: 100 } as const;
const wrongMarker = () => new AwsError('InvalidParameterValue', 'Invalid marker.');
const YEAR_SECONDS = 31_536_000;

function show({ world, now }: Call, asset: Asset): unknown {
  const { resource, instanceType, availabilityZone, tags, account } = asset;
  return {
    DBInstanceIdentifier: resource.name,
    DBInstanceClass: instanceType,
    Engine: 'postgres',
    EngineVersion: '16.4',
    DBInstanceStatus: 'available',
    AllocatedStorage: allocatedGigabytes(asset, world, dayOf(now)),
    StorageType: 'gp3',
    Iops: 3000,
    StorageThroughput: 125,
    InstanceCreateTime: moment(createdAt(asset, world)),
    BackupRetentionPeriod: account.environment === 'prod' ? 14 : 1,
    AvailabilityZone: availabilityZone,
    MultiAZ: account.environment === 'prod',
    PubliclyAccessible: false,
    StorageEncrypted: true,
    LicenseModel: 'postgresql-license',
    DeletionProtection: account.environment === 'prod',
    PerformanceInsightsEnabled: false,
    DbiResourceId: `db-${hex(keyOf(1, resource.id), 26).toUpperCase()}`,
    DBInstanceArn: resource.id,
    TagList: { Tag: Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value })) },
  };
}

const databasesOf = ({ world, caller, now }: Call) =>
  assetsAt(world, { type: 'DB Instance', accountId: caller.accountId, region: caller.region }, now);

function describeDatabases(call: Call): unknown {
  const { page, next } = listPage(call, databasesOf(call), PAGE, wrongMarker);
  return { DBInstances: { DBInstance: page.map((asset) => show(call, asset)) }, Marker: next };
}

/** Reservations are the management account's, one per class, and cover databases of all accounts. */
function describeReservations({ world, caller }: Call): unknown {
  const covered = world.lines.filter(
    (line) => line.recordType === 'DiscountedUsage' && line.region === caller.region && line.commitment
  );
  const isPayer = caller.accountId === world.accounts[0]?.id;
  const byClass = Map.groupBy(isPayer ? covered : [], ({ instanceType }) => instanceType ?? '');
  const reserved = [...byClass].map(([type, lines], i) => {
    const arn = lines[0]?.commitment?.id ?? '';
    return {
      ReservedDBInstanceId: `${arn.split(':').at(-1)}${i === 0 ? '' : `-${i + 1}`}`,
      ReservedDBInstancesOfferingId: hex(keyOf(1, type), 32),
      DBInstanceClass: type,
      StartTime: moment(Date.UTC(new Date(world.now).getUTCFullYear(), 0, 1)),
      Duration: YEAR_SECONDS,
      FixedPrice: 0,
      UsagePrice: 0,
      CurrencyCode: 'USD',
      DBInstanceCount: lines.length,
      ProductDescription: 'postgresql',
      OfferingType: 'No Upfront',
      MultiAZ: false,
      State: 'active',
      RecurringCharges: {
        RecurringCharge: [
          {
            RecurringChargeAmount: Number(((hourlyPrice(type) ?? 0) * RESERVED_RATE).toFixed(6)),
            RecurringChargeFrequency: 'Hourly',
          },
        ],
      },
      ReservedDBInstanceArn: `${arn}${i === 0 ? '' : `-${i + 1}`}`,
    };
  });
  return { ReservedDBInstances: { ReservedDBInstance: reserved } };
}

export const rds: Service = {
  name: 'rds',
  iamPrefix: 'rds',
  protocol: 'query',
  target: '2014-10-31',
  xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
  throttling: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  operations: {
    DescribeDBInstances: { handle: describeDatabases },
    DescribeReservedDBInstances: { handle: describeReservations },
  },
};
