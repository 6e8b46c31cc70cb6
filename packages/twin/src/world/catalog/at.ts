import type { Site } from '../site.ts';

/** Opens a site for an application of the account that is being furnished. */
export type At = (app: string, how?: Partial<Pick<Site, 'rhythm' | 'hours'>> & { region?: string }) => Site;
