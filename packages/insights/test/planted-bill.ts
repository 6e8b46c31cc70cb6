import { decimalToNumber, emptyFocusRow, parseDecimal, periodEnd } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';
import { createWorld, focusRows } from '@smartcloudops/twin';

/** A month with 30 days and the one after with 31. */
export const SEPTEMBER = Date.UTC(2026, 8, 1);
export const OCTOBER = Date.UTC(2026, 9, 1);
export const NOVEMBER = Date.UTC(2026, 10, 1);

export interface Planted {
  readonly driver: string;
  /** Part of the cause's service and usage type. */
  readonly where: string;
  readonly amount: number;
}

interface Charge {
  readonly known: Partial<FocusRow>;
  quantity: number | null;
  list: number;
  contracted: number;
  cost: number;
}

/** Each cause is larger than the next by this; the longer month stands in the middle. */
const STEP = 1.25;
/** Standard deviation of how much more or less of everything is used anyway. */
const NOISE = 0.015;
const MONTHLY = 'GB-Mo';

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Two months of a simulated company, alike but for a little noise, a longer month and nine causes whose sizes are known, in an order
 * that the seed shuffles.
 */
export function plantedBill(seed: number): {
  readonly rows: readonly FocusRow[];
  readonly planted: readonly Planted[];
} {
  const random = randomFrom(seed * 7919 + 1);
  const noise = () => Math.exp(NOISE * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
  const before = companyMonth(seed);
  const longer = (charge: Charge) => charge.known.ChargeCategory === 'Usage' && charge.known.PricingUnit !== MONTHLY;
  const after = before.map((charge) => {
    if (charge.known.ChargeCategory !== 'Usage' || charge.quantity === null) return { ...charge };
    return times(charge, noise() * (longer(charge) && charge.quantity !== null ? 31 / 30 : 1));
  });
  const metered = before.filter((one) => longer(one) && one.quantity !== null);
  // A little more for what is planted.
  const length = (1.1 * metered.reduce((sum, { cost }) => sum + cost, 0)) / 30;

  const sizes = [4, 3, 2, 1, -1, -2, -3, -4, -5].map((power) => length * STEP ** power);
  for (let i = sizes.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [sizes[i], sizes[j]] = [sizes[j] ?? 0, sizes[i] ?? 0];
  }
  const taken = new Set<number>();
  const covered = new Set(before.filter(isCovered).map(leafName));
  const pick = (amount: number, fits: (charge: Charge) => boolean) => {
    const fitting = before.flatMap((charge, i) =>
      !taken.has(i) && fits(charge) && charge.cost >= amount / 2.5 && charge.cost <= amount * 2 ? [i] : []
    );
    const chosen = fitting[Math.floor(random() * fitting.length)];
    if (chosen === undefined) throw new Error(`Seed ${seed} has no charge of about ${amount}.`);
    taken.add(chosen);
    return after[chosen] as Charge;
  };
  const plain = (charge: Charge) =>
    charge.known.ChargeCategory === 'Usage' && (charge.quantity ?? 0) > 0 && !covered.has(leafName(charge));
  const planted: Planted[] = [];
  const plant = (driver: string, where: string | null | undefined, amount: number) =>
    planted.push({ driver, where: where ?? '', amount });
  const [volume = 0, price = 0, fresh = 0, old = 0, commitment = 0, credit = 0, tax = 0, mix = 0, discount = 0] = sizes;

  const grown = pick(volume, plain);
  Object.assign(grown, times(grown, 1 + volume / grown.cost));
  plant('volume', grown.known.x_UsageType, volume);

  const dearer = pick(price, plain);
  Object.assign(dearer, { ...times(dearer, 1 + price / dearer.cost), quantity: dearer.quantity });
  plant('list-price', dearer.known.x_UsageType, price);

  const deal = use('Amazon Contracted', 'Delivery', 1.3 * discount, 1);
  before.push(deal);
  const less = discount * (30 / 31);
  after.push(times({ ...deal, contracted: deal.cost - less, cost: deal.cost - less }, 31 / 30));
  plant('negotiated-discount', 'Amazon Contracted', -discount);

  after.push(
    use('Amazon Quantum', 'Task', 100, fresh / 100 / 2),
    use('Amazon Quantum', 'Shots', 5000, fresh / 5000 / 2)
  );
  plant('new', 'Amazon Quantum', fresh);
  before.push(use('Amazon Retired', 'Stream', 700, old / 700));
  plant('gone', 'Amazon Retired', -old);

  const machines = [use('Amazon Batch Compute', 'JobUsage:c5.large', 1.4 * commitment, 1)];
  before.push(...machines.map((one) => ({ ...one })));
  after.push(...machines.map((one) => times({ ...one, cost: one.cost - commitment * (30 / 31) }, 31 / 30)));
  plant('commitment-coverage', 'Amazon Batch Compute', -commitment);

  after.push(other('Credit', 'Amazon Elastic Compute Cloud - Compute', -credit));
  plant('credits', 'Amazon Elastic Compute Cloud - Compute', -credit);
  after.push(other('Tax', 'Tax', tax));
  plant('tax', 'Tax', tax);

  const [small, large] = [
    use('Amazon Neptune', 'NodeUsage:db.r5.large', mix / 2, 1),
    use('Amazon Neptune', 'NodeUsage:db.r5.4xlarge', mix / 5, 4),
  ];
  before.push(small, large);
  after.push(
    times(use('Amazon Neptune', 'NodeUsage:db.r5.large', mix / 2 - mix / 3, 1), 31 / 30),
    times(use('Amazon Neptune', 'NodeUsage:db.r5.4xlarge', mix / 5 + mix / 3, 4), 31 / 30)
  );
  plant('mix', 'Amazon Neptune', mix);

  // Of what is there in both months: a thirtieth of the one, or a thirty-first of the other.
  const daily = (charges: readonly Charge[], days: number) =>
    new Map(
      charges
        .filter(longer)
        .map((charge) => [leafName(charge) + charge.known.CommitmentDiscountStatus, charge.cost / days])
    );
  const [then, now] = [daily(before, 30), daily(after, 31)];
  const both = [...then].flatMap(([name, cost]) => (now.has(name) ? [(cost + (now.get(name) ?? 0)) / 2] : []));
  plant(
    'period-length',
    '',
    both.reduce((sum, cost) => sum + cost, 0)
  );

  const ranked = planted.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return {
    rows: [...before.map((one) => rowOf(one, SEPTEMBER)), ...after.map((one) => rowOf(one, OCTOBER))],
    planted: ranked,
  };
}

const isCovered = ({ known }: Charge) => known.CommitmentDiscountStatus != null;
const leafName = ({ known: { ServiceName, RegionId, x_UsageType, x_Operation } }: Charge) =>
  JSON.stringify([ServiceName, RegionId, x_UsageType, x_Operation]);

function companyMonth(seed: number): Charge[] {
  const world = createWorld({ seed, days: 75, now: NOVEMBER + 12 * 86_400_000 });
  const charges = new Map<string, Charge>();
  const number = (value: bigint | null) => (value === null ? 0 : decimalToNumber(value));
  for (const row of focusRows(world, { from: SEPTEMBER, to: OCTOBER })) {
    const { ServiceName, RegionId, x_UsageType, x_Operation, ChargeCategory, ChargeClass, PricingUnit } = row;
    const { CommitmentDiscountStatus } = row;
    const known = {
      ServiceName,
      RegionId,
      x_UsageType,
      x_Operation,
      ChargeCategory,
      ChargeClass,
      PricingUnit,
      CommitmentDiscountStatus,
    };
    const name = JSON.stringify(known);
    const sum = charges.get(name) ?? { known, quantity: null, list: 0, contracted: 0, cost: 0 };
    charges.set(name, sum);
    if (row.PricingQuantity !== null) sum.quantity = (sum.quantity ?? 0) + number(row.PricingQuantity);
    sum.list += number(row.ListCost);
    sum.contracted += number(row.ContractedCost);
    sum.cost += number(row.EffectiveCost);
  }
  return [...charges.values()];
}

const times = (charge: Charge, factor: number): Charge => ({
  ...charge,
  quantity: charge.quantity === null ? null : charge.quantity * factor,
  list: charge.list * factor,
  contracted: charge.contracted * factor,
  cost: charge.cost * factor,
});

function use(ServiceName: string, x_UsageType: string, quantity: number, price: number): Charge {
  const amount = quantity * price;
  const known = { ServiceName, x_UsageType, RegionId: 'us-east-1', ChargeCategory: 'Usage', PricingUnit: 'Hrs' };
  return { known, quantity, list: amount, contracted: amount, cost: amount };
}

function other(ChargeCategory: string, ServiceName: string, amount: number): Charge {
  return { known: { ServiceName, ChargeCategory }, quantity: null, list: amount, contracted: amount, cost: amount };
}

function rowOf({ known, quantity, list, contracted, cost }: Charge, month: number): FocusRow {
  const exact = (value: number) => parseDecimal(value.toFixed(8));
  return emptyFocusRow({
    ...known,
    BillingCurrency: 'USD',
    ChargePeriodStart: month,
    ChargePeriodEnd: periodEnd(month, 'month'),
    PricingQuantity: quantity === null ? null : exact(quantity),
    ListCost: exact(list),
    ContractedCost: exact(contracted),
    BilledCost: exact(cost) ?? 0n,
    EffectiveCost: exact(cost),
  });
}
