import type { Account } from '../line.ts';
import { keyOf } from '../random.ts';

/** How an account of the company is furnished; see blueprints.ts. */
export type Purpose =
  | 'core'
  | 'payments'
  | 'storefront'
  | 'data'
  | 'search'
  | 'mobile'
  | 'ml'
  | 'network'
  | 'security'
  | 'staging'
  | 'development'
  | 'sandbox';

interface Profile {
  readonly purpose: Purpose;
  readonly name: string;
  readonly team: string;
  readonly environment: string;
  readonly businessUnit: string;
  readonly region: string;
}

const PROFILES: readonly Profile[] = [
  {
    purpose: 'core',
    name: 'northwind-core',
    team: 'platform',
    environment: 'prod',
    businessUnit: 'Corporate',
    region: 'us-east-1',
  },
  {
    purpose: 'payments',
    name: 'payments-prod',
    team: 'payments',
    environment: 'prod',
    businessUnit: 'Commerce',
    region: 'us-east-1',
  },
  {
    purpose: 'storefront',
    name: 'storefront-prod',
    team: 'storefront',
    environment: 'prod',
    businessUnit: 'Commerce',
    region: 'us-east-1',
  },
  {
    purpose: 'data',
    name: 'data-platform',
    team: 'data',
    environment: 'prod',
    businessUnit: 'Insights',
    region: 'us-west-2',
  },
  {
    purpose: 'search',
    name: 'search-prod',
    team: 'search',
    environment: 'prod',
    businessUnit: 'Commerce',
    region: 'us-east-1',
  },
  {
    purpose: 'mobile',
    name: 'mobile-api-prod',
    team: 'mobile',
    environment: 'prod',
    businessUnit: 'Commerce',
    region: 'eu-west-1',
  },
  {
    purpose: 'ml',
    name: 'ml-research',
    team: 'ml',
    environment: 'research',
    businessUnit: 'Insights',
    region: 'us-west-2',
  },
  {
    purpose: 'network',
    name: 'shared-network',
    team: 'platform',
    environment: 'prod',
    businessUnit: 'Corporate',
    region: 'us-east-1',
  },
  {
    purpose: 'security',
    name: 'security-audit',
    team: 'security',
    environment: 'prod',
    businessUnit: 'Corporate',
    region: 'us-east-1',
  },
  {
    purpose: 'staging',
    name: 'payments-staging',
    team: 'payments',
    environment: 'staging',
    businessUnit: 'Commerce',
    region: 'us-east-1',
  },
  {
    purpose: 'development',
    name: 'storefront-dev',
    team: 'storefront',
    environment: 'dev',
    businessUnit: 'Commerce',
    region: 'eu-central-1',
  },
  {
    purpose: 'sandbox',
    name: 'sandbox',
    team: 'platform',
    environment: 'dev',
    businessUnit: 'Corporate',
    region: 'us-east-1',
  },
];

export interface FurnishedAccount extends Account {
  readonly purpose: Purpose;
  readonly region: string;
}

function accountId(seed: number, index: number): string {
  const high = 100000 + (keyOf(seed, `account-${index}-high`) % 900000);
  return `${high}${String(keyOf(seed, `account-${index}-low`) % 1000000).padStart(6, '0')}`;
}

/** The first account is the management account; past the twelfth, the company opens the same kinds again per region. */
export function organisation(seed: number, accounts: number): FurnishedAccount[] {
  return Array.from({ length: accounts }, (_, index) => {
    const round = Math.floor(index / PROFILES.length);
    const profile = PROFILES[index % PROFILES.length];
    if (!profile) throw new RangeError('no profile');
    const name = round === 0 ? profile.name : `${profile.name}-${round + 1}`;
    return {
      ...profile,
      name,
      id: accountId(seed, index),
      email: `aws+${name}@northwind.example`,
      management: index === 0,
      purpose: round > 0 && profile.purpose === 'core' ? 'storefront' : profile.purpose,
    };
  });
}
