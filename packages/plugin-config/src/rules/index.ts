import { backend, includes, license, logos, manners, papers, screenshots, sourceMaps } from './file-rules.ts';
import { description, idAndType, languages, placeholders, versions } from './metadata-rules.ts';
import type { Rule } from './metadata-rules.ts';

export { openDist } from './plugin-dist.ts';

/** Those rules of Grafana's plugin validator that can be checked from files alone. */
export const RULES: Readonly<Record<string, Rule>> = {
  idAndType,
  description,
  versions,
  placeholders,
  languages,
  papers,
  license,
  logos,
  screenshots,
  sourceMaps,
  manners,
  backend,
  includes,
};
