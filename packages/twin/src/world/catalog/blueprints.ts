import type { Draft, WastePlan } from '../meter.ts';
import { keyOf } from '../random.ts';
import type { Site } from '../site.ts';
import { balancer, fleet, flow, kept, lambda, standing, stock } from '../site.ts';
import type { FurnishedAccount, Purpose } from './organisation.ts';
import { regionOf } from './regions.ts';
import { WASTE } from './waste.ts';

type At = (app: string, how?: Partial<Pick<Site, 'rhythm' | 'hours'>> & { region?: string }) => Site;

/** What every account has: trails, alarms, keys, addresses, a way out. */
function basics(at: At, size: number): void {
  const base = at('base', { rhythm: 'steady', hours: 'flat' });
  stock(base, 'customMetrics', 180 * size);
  stock(base, 'alarms', 70 * size);
  stock(base, 'secrets', 30 * size);
  flow(base, 'kms', 260_000 * size, { name: 'default' });
  flow(base, 'cloudTrail', 40_000 * size);
  flow(base, 'config', 180 * size);
  flow(base, 'guardDuty', 500_000 * size);
  flow(base, 'ipInUse', 24 * 5 * size);
  standing(base, 'natHours', 2, { name: 'egress' });
  flow(base, 'natBytes', 150 * size, {
    name: 'egress',
    surge: 'image pulls leave through the NAT gateway instead of the endpoint',
  });
}

const core = (at: At) => {
  const erp = at('erp', { rhythm: 'office', hours: 'office' });
  fleet(erp, {
    family: 'ec2',
    type: 'm6i.2xlarge',
    role: 'app',
    base: 12,
    elastic: 3,
    pricing: 'savings-plan',
    volumeGb: 200,
  });
  fleet(erp, { family: 'rds', type: 'db.r6g.xlarge', role: 'db', base: 4, pricing: 'reserved' });
  fleet(erp, { family: 'rds', type: 'db.r6g.xlarge', role: 'report-db', base: 2 });
  stock(erp, 'rdsStorage', 1800, { name: 'db-01' });
  balancer(erp, 'internal', 900_000);
  flow(erp, 'logsIngested', 28, { name: 'erp', surge: 'debug logging left on after a release' });
  fleet(erp, {
    family: 'ec2',
    type: 'm6i.xlarge',
    role: 'legacy-report',
    base: 1,
    load: 'idle',
    waste: WASTE.idleInstance,
    tagged: false,
  });
  kept(erp, 'gp2', 900, { name: 'archive', waste: WASTE.oldVolumeType });
  const ci = at('ci', { rhythm: 'office', hours: 'office' });
  flow(ci, 'spot', 160, { name: 'runners', surge: 'a retry loop keeps build runners busy' });
  stock(ci, 'ecrStorage', 1400, { name: 'images' });
  stock(ci, 's3Standard', 9000, { name: 'artifacts' });
  flow(at('dns', { region: 'global', rhythm: 'shopping', hours: 'shopping' }), 'dnsQueries', 45_000_000, {
    name: 'zone',
  });
  flow(at('finops', { rhythm: 'office', hours: 'office' }), 'costExplorer', 45);
};

const payments = (at: At) => {
  const api = at('checkout', { rhythm: 'shopping', hours: 'shopping' });
  fleet(api, {
    family: 'ec2',
    type: 'c6i.2xlarge',
    role: 'api',
    base: 18,
    elastic: 9,
    pricing: 'savings-plan',
    volumeGb: 80,
  });
  fleet(api, { family: 'rds', type: 'db.r6g.2xlarge', role: 'ledger', base: 4, pricing: 'reserved' });
  stock(api, 'rdsStorage', 4200, { name: 'ledger-01' });
  stock(api, 'rdsBackup', 3000);
  fleet(api, { family: 'cache', type: 'cache.r6g.large', role: 'sessions', base: 6 });
  balancer(api, 'public', 14_000_000);
  lambda(api, 'fraud-score', 9_000_000, 0.35, 'a poison message is retried for ever');
  lambda(api, 'webhooks', 3_500_000, 0.12);
  flow(api, 'ddbReads', 160_000_000, { name: 'idempotency' });
  flow(api, 'ddbWrites', 42_000_000, { name: 'idempotency', surge: 'a backfill writes every record twice' });
  stock(api, 'ddbStorage', 900, { name: 'idempotency' });
  flow(api, 'sqs', 60_000_000, { name: 'events' });
  flow(api, 'sns', 9_000_000, { name: 'receipts' });
  flow(api, 'stepFunctions', 900_000, { name: 'refund' });
  flow(api, 'logsIngested', 95, { name: 'checkout', surge: 'debug logging left on after a release' });
  flow(api, 'regionalBytes', 2600);
  flow(api, 'dataOut', 160);
  flow(api, 'waf', 14_000_000, { name: 'edge' });
  fleet(api, {
    family: 'rds',
    type: 'db.r6g.large',
    role: 'ledger-old',
    base: 1,
    load: 'idle',
    waste: WASTE.idleDatabase,
  });
};

const storefront = (at: At) => {
  const web = at('web', { rhythm: 'shopping', hours: 'shopping' });
  flow(web, 'fargateCpu', 1500, { name: 'shop', surge: 'the autoscaler is pinned at its maximum' });
  flow(web, 'fargateMemory', 3000, { name: 'shop' });
  standing(web, 'eksHours', 1, { name: 'shop' });
  fleet(web, {
    family: 'ec2',
    type: 'm6i.xlarge',
    role: 'node',
    base: 16,
    elastic: 12,
    pricing: 'savings-plan',
    volumeGb: 100,
  });
  fleet(web, {
    family: 'ec2',
    type: 'm6i.4xlarge',
    role: 'render',
    base: 1,
    load: 'oversized',
    waste: WASTE.oversizedInstance,
  });
  fleet(web, { family: 'rds', type: 'db.r6g.xlarge', role: 'catalogue', base: 4 });
  stock(web, 'rdsStorage', 1600, { name: 'catalogue-01' });
  fleet(web, { family: 'cache', type: 'cache.r6g.large', role: 'pages', base: 8 });
  balancer(web, 'shop', 31_000_000);
  balancer(web, 'campaign-2023', 0, WASTE.idleBalancer);
  stock(web, 's3Standard', 30_000, { name: 'media' });
  flow(web, 's3Reads', 55_000_000, { name: 'media' });
  flow(web, 'logsIngested', 60, { name: 'web' });
  flow(web, 'regionalBytes', 3100);
  const cdn = at('cdn', { region: 'global', rhythm: 'shopping', hours: 'shopping' });
  flow(cdn, 'cdnBytes', 3600, {
    name: 'shop',
    pricing: 'private-rate',
    surge: 'images are served without caching headers',
  });
  flow(cdn, 'cdnRequests', 85_000_000, { name: 'shop', pricing: 'private-rate' });
};

const data = (at: At) => {
  const lake = at('lake', { rhythm: 'batch', hours: 'night' });
  stock(lake, 's3Standard', 150_000, { name: 'raw' });
  stock(lake, 's3Infrequent', 240_000, { name: 'history' });
  flow(lake, 's3Writes', 24_000_000, { name: 'raw', surge: 'a job writes millions of tiny files' });
  flow(lake, 's3Reads', 160_000_000, { name: 'raw' });
  flow(lake, 'glue', 420, { name: 'nightly', surge: 'a nightly job hangs and is never stopped' });
  flow(lake, 'athena', 26, { name: 'analysts', surge: 'a dashboard scans the whole lake every minute' });
  fleet(lake, { family: 'redshift', type: 'ra3.xlplus', role: 'warehouse', base: 8 });
  flow(lake, 'redshiftServerless', 90, { name: 'adhoc' });
  flow(lake, 'spot', 900, { name: 'emr' });
  standing(lake, 'kinesisShards', 40, { name: 'clicks' });
  flow(lake, 'kinesisPuts', 900_000_000, { name: 'clicks' });
  flow(lake, 'regionalBytes', 5200);
  kept(lake, 'snapshot', 8200, { name: 'pre-migration', waste: WASTE.oldSnapshot });
  kept(lake, 'gp3', 2400, { name: 'emr-scratch', waste: WASTE.unattachedVolume });
};

const search = (at: At) => {
  const index = at('search', { rhythm: 'shopping', hours: 'shopping' });
  fleet(index, { family: 'search', type: 'r6g.xlarge.search', role: 'data', base: 18 });
  fleet(index, {
    family: 'ec2',
    type: 'r6i.2xlarge',
    role: 'ranker',
    base: 10,
    elastic: 6,
    pricing: 'savings-plan',
    volumeGb: 150,
  });
  balancer(index, 'query', 22_000_000);
  flow(index, 'regionalBytes', 4100, { surge: 'index replicas copy across zones after a rebalance' });
  flow(index, 'logsIngested', 35, { name: 'search' });
  kept(index, 'gp2', 3000, { name: 'index-cold', waste: WASTE.oldVolumeType });
};

const mobile = (at: At) => {
  const api = at('mobile', { rhythm: 'shopping', hours: 'shopping' });
  flow(api, 'apiGateway', 26_000_000, { name: 'v2' });
  lambda(api, 'feed', 17_000_000, 0.22, 'a client release polls twice a second');
  lambda(api, 'profile', 8_000_000, 0.1);
  flow(api, 'ddbReads', 420_000_000, { name: 'feed', surge: 'a missing index turns queries into scans' });
  flow(api, 'ddbWrites', 60_000_000, { name: 'feed' });
  stock(api, 'ddbStorage', 1500, { name: 'feed' });
  flow(api, 'sns', 60_000_000, { name: 'push' });
  flow(api, 'eventBridge', 9_000_000);
  flow(api, 'waf', 26_000_000, { name: 'edge' });
  flow(api, 'logsIngested', 48, { name: 'mobile', surge: 'debug logging left on after a release' });
  flow(api, 'dataOut', 320);
  fleet(api, { family: 'rds', type: 'db.r6g.large', role: 'accounts', base: 3 });
  fleet(api, { family: 'cache', type: 'cache.r6g.large', role: 'tokens', base: 3 });
  fleet(api, {
    family: 'ec2',
    type: 'c6i.xlarge',
    role: 'push',
    base: 6,
    elastic: 4,
    pricing: 'savings-plan',
    volumeGb: 50,
  });
  balancer(api, 'edge', 12_000_000);
};

const ml = (at: At) => {
  const lab = at('lab', { rhythm: 'research', hours: 'office' });
  fleet(lab, { family: 'notebook', type: 'ml.m5.xlarge', role: 'notebook', base: 4, elastic: 5 });
  fleet(lab, { family: 'notebook', type: 'ml.g5.2xlarge', role: 'gpu-notebook', base: 1, waste: WASTE.idleNotebook });
  fleet(lab, { family: 'ec2', type: 'g5.2xlarge', role: 'train', base: 0, elastic: 7, volumeGb: 500 });
  fleet(at('serve', { rhythm: 'shopping', hours: 'shopping' }), {
    family: 'endpoint',
    type: 'ml.g5.2xlarge',
    role: 'recommend',
    base: 4,
  });
  flow(lab, 'bedrockInput', 25_000, { surge: 'an agent loops over its own answers' });
  flow(lab, 'bedrockOutput', 4_000);
  stock(lab, 's3Standard', 85_000, { name: 'datasets' });
  stock(lab, 'efs', 1900, { name: 'home' });
  kept(lab, 'gp3', 1600, { name: 'old-training', waste: WASTE.unattachedVolume });
};

const network = (at: At) => {
  const hub = at('hub', { rhythm: 'shopping', hours: 'shopping' });
  standing(hub, 'transitHours', 14, { name: 'main' });
  flow(hub, 'transitBytes', 3900, { name: 'main', surge: 'backups cross the transit gateway in full' });
  standing(hub, 'endpointHours', 30, { name: 'shared' });
  flow(hub, 'dataOut', 900, { surge: 'data is replicated to a partner over the internet' });
  standing(hub, 'natHours', 1, { name: 'unused-az', waste: WASTE.idleGateway });
  standing(hub, 'ipIdle', 8, { name: 'reserved', waste: WASTE.idleAddress });
};

const security = (at: At) => {
  const audit = at('audit', { rhythm: 'steady', hours: 'flat' });
  flow(audit, 'guardDuty', 12_000_000, { name: 'org' });
  flow(audit, 'securityHub', 30_000);
  flow(audit, 'config', 3800, { name: 'org', surge: 'a deployment loop records every change' });
  stock(audit, 's3Infrequent', 90_000, { name: 'trail' });
  flow(audit, 'cloudTrail', 900_000, { name: 'org' });
  stock(audit, 'backup', 26_000, { name: 'vault' });
  fleet(audit, { family: 'search', type: 'r6g.large.search', role: 'siem', base: 4 });
  fleet(audit, { family: 'ec2', type: 'm6i.large', role: 'collector', base: 4, volumeGb: 200 });
};

/** Environments that nobody uses at night and keep running. */
const copyOf = (app: string, instances: number, waste: WastePlan) => (at: At) => {
  const env = at(app, { rhythm: 'office', hours: 'office' });
  fleet(env, { family: 'ec2', type: 'm6i.large', role: 'app', base: instances, waste, volumeGb: 60 });
  fleet(env, { family: 'rds', type: 'db.t4g.medium', role: 'db', base: 2 });
  stock(env, 'rdsStorage', 300, { name: 'db-01' });
  balancer(env, 'internal', 150_000);
  lambda(env, 'jobs', 400_000, 0.2);
  flow(env, 'logsIngested', 9, { name: app, surge: 'debug logging left on after a release' });
  stock(env, 's3Standard', 3000, { name: 'fixtures' });
};

const sandbox = (at: At) => {
  const play = at('play', { rhythm: 'research', hours: 'office' });
  fleet(play, { family: 'ec2', type: 't3.large', role: 'try', base: 3, elastic: 5, tagged: false });
  flow(play, 'bedrockInput', 2_000);
  stock(play, 's3Standard', 2500, { name: 'scratch' });
  fleet(play, {
    family: 'ec2',
    type: 't3.medium',
    role: 'forgotten',
    base: 2,
    load: 'idle',
    waste: WASTE.idleInstance,
    tagged: false,
  });
  kept(play, 'gp3', 700, { name: 'leftover', waste: WASTE.unattachedVolume });
};

const BLUEPRINTS: Record<Purpose, { size: number; furnish: (at: At) => void }> = {
  core: { size: 1.2, furnish: core },
  payments: { size: 1.5, furnish: payments },
  storefront: { size: 1.5, furnish: storefront },
  data: { size: 1.2, furnish: data },
  search: { size: 0.8, furnish: search },
  mobile: { size: 1, furnish: mobile },
  ml: { size: 0.5, furnish: ml },
  network: { size: 0.6, furnish: network },
  security: { size: 0.5, furnish: security },
  staging: { size: 0.4, furnish: copyOf('checkout-staging', 9, WASTE.runsAtNight) },
  development: { size: 0.4, furnish: copyOf('web-dev', 11, WASTE.runsAtNight) },
  sandbox: { size: 0.2, furnish: sandbox },
};

/** Puts into the draft all that an account uses. */
export function furnish(draft: Draft, seed: number, account: FurnishedAccount, round: number): void {
  const { size, furnish: build } = BLUEPRINTS[account.purpose];
  const at: At = (app, how = {}) => ({
    draft,
    key: keyOf(keyOf(seed, account.id), app),
    account,
    region: regionOf(how.region ?? account.region),
    app: round === 0 ? app : `${app}-${round + 1}`,
    rhythm: how.rhythm ?? 'steady',
    hours: how.hours ?? 'flat',
  });
  basics(at, size);
  build(at);
}
