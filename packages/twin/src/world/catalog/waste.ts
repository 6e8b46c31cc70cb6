import type { WastePlan } from '../meter.ts';

/** The kinds of waste that are planted, with the share of their cost that ending them saves. */
export const WASTE = {
  idleInstance: { kind: 'idle-instance', why: 'CPU below 2 % and no traffic for weeks', share: 1 },
  oversizedInstance: {
    kind: 'oversized-instance',
    why: 'never needs more than a fifth of its CPU; two sizes down cost a quarter',
    share: 0.75,
  },
  idleDatabase: { kind: 'idle-database', why: 'no connection for weeks', share: 1 },
  idleBalancer: { kind: 'idle-load-balancer', why: 'no request for weeks', share: 1 },
  idleNotebook: { kind: 'idle-notebook', why: 'a GPU notebook that is never stopped', share: 1 },
  idleGateway: { kind: 'idle-nat-gateway', why: 'no bytes pass it', share: 1 },
  idleAddress: { kind: 'idle-address', why: 'public addresses attached to nothing', share: 1 },
  unattachedVolume: { kind: 'unattached-volume', why: 'a volume attached to no instance', share: 1 },
  oldSnapshot: { kind: 'old-snapshot', why: 'snapshots of volumes that are gone', share: 1 },
  oldVolumeType: { kind: 'old-volume-type', why: 'gp2 where gp3 does the same for a fifth less', share: 0.2 },
  runsAtNight: {
    kind: 'runs-at-night',
    why: 'office-hours environment that runs around the clock; 50 of 168 hours are used',
    share: 118 / 168,
  },
} as const satisfies Record<string, WastePlan>;
