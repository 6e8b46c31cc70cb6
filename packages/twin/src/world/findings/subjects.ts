import { dayOf } from '../calendar.ts';
import type { Account } from '../line.ts';
import type { Monitored } from '../meter.ts';
import type { Bill } from '../world.ts';

/** Something that findings can be about. */
export interface Subject {
  readonly account: Account;
  readonly region: string;
  readonly type: string;
  /** As the bill names it; for what no bill names (accounts, roles, users) as IAM does. */
  readonly id: string;
  readonly name: string;
}

/** Machines that run all day on this day are there for good, whatever days the world knows. */
const RECKONING_DAY = dayOf(Date.UTC(2026, 0, 14));

const MONITORED: Readonly<Partial<Record<Monitored['kind'], string>>> = {
  ec2: 'Instance',
  rds: 'DB Instance',
  alb: 'Load Balancer',
  lambda: 'Function',
  queue: 'Queue',
  table: 'Table',
  cluster: 'Cluster',
};
const STORED: ReadonlySet<string> = new Set(['Bucket', 'Topic']);
const ROLES = ['deploy', 'ci-runner', 'support', 'data-export', 'legacy-etl'];

/** All that can be found wrong in a company; IAM's things are told of in us-east-1. */
export function subjectsOf({ accounts, monitored, lines }: Pick<Bill, 'accounts' | 'monitored' | 'lines'>): Subject[] {
  const found = new Map<string, Subject>();
  const add = (one: Subject) => void (found.has(one.id) || found.set(one.id, one));
  for (const { kind, account, region, resource, volume } of monitored) {
    const type = MONITORED[kind];
    if (type === undefined || (kind === 'ec2' && volume(RECKONING_DAY) < 24)) continue;
    add({ account, region: region.id, type, id: resource.id, name: resource.name });
  }
  for (const { account, region, resource } of lines) {
    if (resource === null || region === null || region === 'global' || !STORED.has(resource.type)) continue;
    add({ account, region, type: resource.type, id: resource.id, name: resource.name });
  }
  for (const account of accounts) {
    const iam = { account, region: 'us-east-1' };
    add({ ...iam, type: 'Account', id: `AWS::::Account:${account.id}`, name: account.name });
    for (const role of ROLES) add({ ...iam, type: 'Role', id: `arn:aws:iam::${account.id}:role/${role}`, name: role });
    add({ ...iam, type: 'User', id: `arn:aws:iam::${account.id}:user/break-glass`, name: 'break-glass' });
  }
  return [...found.values()];
}
