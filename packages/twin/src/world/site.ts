import { arnOf, resourceIdOf } from './catalog/resource-ids.ts';
import type { Product } from './catalog/products.ts';
import { PRODUCTS, instanceProduct } from './catalog/products.ts';
import type { InstanceFamily, ProductName } from './catalog/products.ts';
import type { Region } from './catalog/regions.ts';
import type { FurnishedAccount } from './catalog/organisation.ts';
import { daysInMonth, monthOf } from './calendar.ts';
import type { Resource } from './line.ts';
import type { Draft, Meter, Monitored, Pricing, WastePlan } from './meter.ts';
import { keyAt, keyOf, pick, uniform } from './random.ts';
import { ACCRUALS, RHYTHMS, demand, growth } from './rhythm.ts';

/** Where meters are placed: one application of an account, in one region, with its own rhythm. */
export interface Site {
  readonly draft: Draft;
  readonly key: number;
  readonly account: FurnishedAccount;
  readonly region: Region;
  readonly app: string;
  readonly rhythm: keyof typeof RHYTHMS;
  readonly hours: keyof typeof ACCRUALS;
}

interface Placement {
  /** Part of the resource's name after the application's. */
  readonly name?: string;
  readonly pricing?: Pricing;
  readonly surge?: string;
  readonly waste?: WastePlan;
  readonly tagged?: boolean;
}

/** Some resources miss the team tag, some have no tags at all: as in any company. */
function tagsOf(site: Site, key: number, tagged: boolean | undefined): Record<string, string> | null {
  const luck = uniform(keyOf(key, 'tags'));
  if (tagged === false || (tagged === undefined && luck < 0.08)) return null;
  const tags: Record<string, string> = { app: site.app, env: site.account.environment };
  if (luck >= 0.16) tags['team'] = site.account.team;
  return tags;
}

function resourceOf(site: Site, product: Product, key: number, name: string): Resource | null {
  if (product.resourceType === null) return null;
  const id = resourceIdOf(product.resourceType, name, key);
  return { id: arnOf(product.resourceType, id, site.region.id, site.account.id), name, type: product.resourceType };
}

function place(site: Site, product: Product, slot: string, quantity: (day: number) => number, how: Placement): Meter {
  const key = keyOf(site.key, `${product.usageType}/${slot}`);
  const name = [site.app, how.name ?? slot].filter(Boolean).join('-');
  const zoned = ['Instance', 'Volume', 'DB Instance', 'NAT Gateway', 'Cache Node'].includes(product.resourceType ?? '');
  const resource = resourceOf(site, product, keyOf(site.key, `${product.resourceType}/${name}`), name);
  const meter: Meter = {
    key,
    account: site.account,
    region: site.region,
    availabilityZone: zoned ? `${site.region.id}${'abc'.charAt(pick(keyOf(key, 'az'), 3))}` : null,
    product,
    resource,
    tags: resource === null ? null : tagsOf(site, keyOf(site.key, name), how.tagged),
    pricing: how.pricing ?? 'on-demand',
    accrual: ACCRUALS[site.hours],
    quantity,
    surge: how.surge ?? null,
    waste: how.waste ?? null,
  };
  site.draft.meters.push(meter);
  return meter;
}

/** Products whose use CloudWatch measures, by the resource that is measured. */
const WATCHED: Readonly<Partial<Record<ProductName, Monitored['kind']>>> = {
  apiGateway: 'api',
  fargateCpu: 'container',
  eksHours: 'cluster',
  sqs: 'queue',
  ddbReads: 'table',
};

/** Usage that follows demand: `perDay` units on an average day. */
export function flow(site: Site, name: ProductName, perDay: number, how: Placement = {}): Meter {
  const rhythm = RHYTHMS[site.rhythm];
  const own = keyOf(site.key, `flow/${name}/${how.name ?? ''}`);
  const jitter = {
    ...rhythm,
    growthPerYear: 0,
    week: RHYTHMS.steady.week,
    monthEnd: 0,
    season: 0,
    noise: rhythm.noise,
  };
  const meter = place(
    site,
    PRODUCTS[name],
    how.name ?? '',
    (day) => perDay * demand(site.key, rhythm, day) * demand(own, jitter, day),
    how
  );
  const kind = WATCHED[name];
  if (kind) watch(site, kind, meter);
  return meter;
}

/** Something kept: `amount` unit-months that only grow (storage, secrets, alarms). */
export function stock(site: Site, name: ProductName, amount: number, how: Placement = {}): Meter {
  const rhythm = RHYTHMS[site.rhythm];
  return place(
    site,
    PRODUCTS[name],
    how.name ?? '',
    (day) => (amount * growth(rhythm, day)) / daysInMonth(monthOf(day)),
    how
  );
}

/** Something that is simply there all day, `count` of it. */
export function standing(site: Site, name: ProductName, count: number, how: Placement = {}): Meter {
  const meter = place(site, PRODUCTS[name], how.name ?? '', () => 24 * count, how);
  const kind = WATCHED[name];
  if (kind) watch(site, kind, meter);
  return meter;
}

/** A fixed amount kept, per month, that does not grow. */
export function kept(site: Site, name: ProductName, amount: number, how: Placement = {}): Meter {
  return place(site, PRODUCTS[name], how.name ?? '', (day) => amount / daysInMonth(monthOf(day)), how);
}

interface FleetPlan {
  readonly family: InstanceFamily;
  readonly type: string;
  readonly role: string;
  /** Instances that always run. */
  readonly base: number;
  /** Instances more on an average day, following demand. */
  readonly elastic?: number;
  /** How the always-running ones are paid. */
  readonly pricing?: Pricing;
  readonly load?: Monitored['load'];
  readonly waste?: WastePlan;
  readonly tagged?: boolean;
  readonly volumeGb?: number;
}

/** Instances: some always on, some coming and going with demand, each a resource of its own. */
export function fleet(site: Site, plan: FleetPlan): void {
  const product = instanceProduct(plan.family, plan.type);
  const rhythm = RHYTHMS[site.rhythm];
  const elastic = plan.elastic ?? 0;
  const slots = plan.base + Math.ceil(elastic * 3);
  for (let slot = 0; slot < slots; slot++) {
    const always = slot < plan.base;
    const above = slot - plan.base;
    const hours = (day: number) =>
      always ? 24 : 24 * Math.min(1, Math.max(0, elastic * demand(site.key, rhythm, day) - above));
    const name = `${plan.role}-${String(slot + 1).padStart(2, '0')}`;
    const how: Placement = {
      name,
      ...(always && plan.pricing ? { pricing: plan.pricing } : {}),
      ...(plan.waste ? { waste: plan.waste } : {}),
      ...(plan.tagged === undefined ? {} : { tagged: plan.tagged }),
    };
    const meter = place(site, product, name, hours, how);
    if (plan.family === 'ec2' || plan.family === 'rds' || plan.family === 'endpoint') {
      watch(site, plan.family, meter, {
        key: keyAt(meter.key, slot),
        instanceType: plan.type,
        load: plan.load ?? 'normal',
      });
    }
    if (always && plan.volumeGb) kept(site, 'gp3', plan.volumeGb, { name: `${name}-root` });
  }
}

/** Puts a resource before CloudWatch's eyes; that costs nothing and changes no charge. */
function watch(site: Site, kind: Monitored['kind'], meter: Meter, more: Partial<Monitored> = {}): void {
  if (meter.resource === null) return;
  site.draft.monitored.push({
    kind,
    key: meter.key,
    account: site.account,
    region: site.region,
    resource: meter.resource,
    instanceType: null,
    load: 'normal',
    rhythm: RHYTHMS[site.rhythm],
    accrual: ACCRUALS[site.hours],
    volume: meter.quantity,
    ...more,
  });
}

/** A load balancer with `requests` a day. */
export function balancer(site: Site, name: string, requests: number, waste?: WastePlan): void {
  const hours = standing(site, 'albHours', 1, { name, ...(waste ? { waste } : {}) });
  if (requests > 0) flow(site, 'albCapacity', requests / 700_000, { name });
  const rhythm = RHYTHMS[site.rhythm];
  watch(site, 'alb', hours, {
    load: requests > 0 ? 'normal' : 'idle',
    volume: requests > 0 ? (day) => requests * demand(site.key, rhythm, day) : () => 0,
  });
}

/** A function with `requests` a day of `seconds` GB-seconds each. */
export function lambda(site: Site, name: string, requests: number, gbSeconds: number, surge?: string): void {
  const calls = flow(site, 'lambdaRequests', requests, { name });
  flow(site, 'lambdaSeconds', requests * gbSeconds, { name, ...(surge ? { surge } : {}) });
  watch(site, 'lambda', calls);
}

/** A model that runs somewhere else and tells CloudWatch how good it is; `predictions` a day, nothing on the bill. */
export function model(site: Site, name: string, predictions: number): void {
  const rhythm = RHYTHMS[site.rhythm];
  site.draft.monitored.push({
    kind: 'model',
    key: keyOf(site.key, `model/${name}`),
    account: site.account,
    region: site.region,
    resource: { id: name, name, type: 'Model' },
    instanceType: null,
    load: 'normal',
    rhythm,
    accrual: ACCRUALS[site.hours],
    volume: (day) => predictions * demand(site.key, rhythm, day),
  });
}
