export interface Region {
  readonly id: string;
  readonly name: string;
  /** What usage types of the region start with. */
  readonly prefix: string;
  /** Price relative to us-east-1. */
  readonly priceFactor: number;
}

const REGIONS: readonly Region[] = [
  { id: 'us-east-1', name: 'US East (N. Virginia)', prefix: '', priceFactor: 1 },
  { id: 'us-west-2', name: 'US West (Oregon)', prefix: 'USW2-', priceFactor: 1 },
  { id: 'eu-west-1', name: 'EU (Ireland)', prefix: 'EU-', priceFactor: 1.11 },
  { id: 'eu-central-1', name: 'EU (Frankfurt)', prefix: 'EUC1-', priceFactor: 1.15 },
  { id: 'ap-southeast-1', name: 'Asia Pacific (Singapore)', prefix: 'APS1-', priceFactor: 1.25 },
  { id: 'global', name: 'Any', prefix: '', priceFactor: 1 },
];

const byId = new Map(REGIONS.map((region) => [region.id, region]));

export function regionOf(id: string): Region {
  const region = byId.get(id);
  if (!region) throw new RangeError(`no region ${id}`);
  return region;
}
