import { BILLING } from './billing.ts';
import { CONTAINERS } from './containers.ts';
import { DATABASES } from './databases.ts';
import { MACHINES } from './machines.ts';
import { MODELS } from './models.ts';
import type { Watched } from './watched.ts';
import { WEB } from './web.ts';

/** What is asked of CloudWatch, in the order of its worth among equals. */
export const WATCHED: readonly Watched[] = [...MACHINES, ...DATABASES, ...WEB, ...CONTAINERS, ...MODELS, ...BILLING];
