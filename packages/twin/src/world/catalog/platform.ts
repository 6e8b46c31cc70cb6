import type { WastePlan } from '../meter.ts';
import { balancer, fleet, flow, kept, lambda, model, standing, stock } from '../site.ts';
import type { At } from './at.ts';
import { WASTE } from './waste.ts';

// The accounts that the others stand on, and those where things are tried.

/** What every account has: trails, alarms, keys, addresses, a way out. */
export function basics(at: At, size: number): void {
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

export const core = (at: At) => {
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
  model(erp, 'invoice-matching', 180_000);
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

export const network = (at: At) => {
  const hub = at('hub', { rhythm: 'shopping', hours: 'shopping' });
  standing(hub, 'transitHours', 14, { name: 'main' });
  flow(hub, 'transitBytes', 3900, { name: 'main', surge: 'backups cross the transit gateway in full' });
  standing(hub, 'endpointHours', 30, { name: 'shared' });
  flow(hub, 'dataOut', 900, { surge: 'data is replicated to a partner over the internet' });
  standing(hub, 'natHours', 1, { name: 'unused-az', waste: WASTE.idleGateway });
  standing(hub, 'ipIdle', 8, { name: 'reserved', waste: WASTE.idleAddress });
};

export const security = (at: At) => {
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
export const copyOf = (app: string, instances: number, waste: WastePlan) => (at: At) => {
  const env = at(app, { rhythm: 'office', hours: 'office' });
  fleet(env, { family: 'ec2', type: 'm6i.large', role: 'app', base: instances, waste, volumeGb: 60 });
  fleet(env, { family: 'rds', type: 'db.t4g.medium', role: 'db', base: 2 });
  stock(env, 'rdsStorage', 300, { name: 'db-01' });
  balancer(env, 'internal', 150_000);
  lambda(env, 'jobs', 400_000, 0.2);
  flow(env, 'logsIngested', 9, { name: app, surge: 'debug logging left on after a release' });
  stock(env, 's3Standard', 3000, { name: 'fixtures' });
};

export const sandbox = (at: At) => {
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
