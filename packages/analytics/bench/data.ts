import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Series {
  readonly id: string;
  readonly seasonLength: number;
  readonly horizon: number;
  readonly y: readonly number[];
  readonly actual: readonly number[];
}

const FOLDER = fileURLToPath(new URL('../../../../shared/data/forecast/', import.meta.url));

export const hasData = existsSync(FOLDER);

/** Series of one of the public sets beside the checkout, evenly thinned to `limit`. */
export function readSeries(name: string, limit = Infinity): readonly Series[] {
  const all = readFileSync(`${FOLDER}${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Series);
  if (all.length <= limit) return all;
  return Array.from({ length: limit }, (_, i) => all[Math.floor((i * all.length) / limit)] as Series);
}
