import type { AccessFacts } from './access-facts.ts';
import { ATHENA_ACCESS } from './athena/facts.ts';
import { KMS_ACCESS } from './kms/facts.ts';

/** What may be let in beside the sources, by name. */
export const ACCESS_LIST: readonly AccessFacts[] = [ATHENA_ACCESS, KMS_ACCESS];
