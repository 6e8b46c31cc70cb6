import type { LineFacts } from './line.ts';
import type { Meter } from './meter.ts';

const PURCHASE: Record<Meter['pricing'], string> = {
  'on-demand': 'On Demand Instances',
  'private-rate': 'On Demand Instances',
  spot: 'Spot Instances',
  'savings-plan': 'Savings Plans',
  reserved: 'Standard Reserved Instances',
};

const AWS_SELLER = 'Amazon Web Services, Inc.';

/** Facts that most charges share, for charges that no meter stands behind. */
export const PLAIN_FACTS = {
  availabilityZone: null,
  resource: null,
  tags: null,
  purchaseType: '',
  instanceType: null,
  platform: null,
  databaseEngine: null,
  commitment: null,
  billingEntity: 'AWS',
  seller: AWS_SELLER,
} as const;

/** How a meter's usage appears on the bill, before its pricing splits it into lines. */
export function factsOf(meter: Meter): Omit<LineFacts, 'recordType'> {
  const { product, region } = meter;
  const usageType = `${region.prefix}${product.usageType}`;
  const price = product.price * region.priceFactor;
  const spot = product.usageType.startsWith('SpotUsage');
  return {
    ...PLAIN_FACTS,
    key: meter.key,
    account: meter.account,
    region: region.id,
    availabilityZone: meter.availabilityZone,
    service: product.service,
    category: product.category,
    usageType,
    operation: product.operation,
    description: `$${Number(price.toPrecision(6))} per ${product.unit} of ${usageType}`,
    resource: meter.resource,
    tags: meter.tags,
    purchaseType: PURCHASE[spot ? 'spot' : meter.pricing],
    instanceType: product.instanceType ?? null,
    platform: product.platform ?? null,
    databaseEngine: product.databaseEngine ?? null,
    unit: product.unit,
    accrual: meter.accrual,
    lagHours: product.lagHours,
  };
}
