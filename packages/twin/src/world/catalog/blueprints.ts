import type { Draft } from '../meter.ts';
import { keyOf } from '../random.ts';
import type { At } from './at.ts';
import { mobile, payments, search, storefront } from './commerce.ts';
import { data, ml } from './insight.ts';
import type { FurnishedAccount, Purpose } from './organisation.ts';
import { basics, copyOf, core, network, sandbox, security } from './platform.ts';
import { regionOf } from './regions.ts';
import { WASTE } from './waste.ts';

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
