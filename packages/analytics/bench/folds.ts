import { readFileSync } from 'node:fs';

import type { Gate } from '../src/combine/weights.ts';

export const FOLDS = 4;

/** The fold of a series, by its name: the same in every script and with every subset. */
export function foldOf(id: string): number {
  let hash = 2166136261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619) >>> 0;
  return hash % FOLDS;
}

/** The weights learned without a series' fold, as `train-weights.ts` left them. */
export function gateWithout(): (id: string) => Gate {
  const gates = JSON.parse(readFileSync(new URL('gate-folds.json', import.meta.url), 'utf8')) as readonly Gate[];
  return (id) => gates[foldOf(id)] as Gate;
}
