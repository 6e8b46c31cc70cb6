import { balancer, fleet, flow, kept, lambda, model, standing, stock } from '../site.ts';
import type { At } from './at.ts';
import { WASTE } from './waste.ts';

// The accounts that earn the money.

export const payments = (at: At) => {
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
  model(api, 'fraud-score', 9_000_000);
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

export const storefront = (at: At) => {
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

export const search = (at: At) => {
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

export const mobile = (at: At) => {
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
