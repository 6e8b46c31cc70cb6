import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { readCsv } from './read-csv.ts';
import type { NabWeights, NabWindow } from './nab-score.ts';

const FOLDER = fileURLToPath(new URL('../../../../../shared/data/anomaly/nab/', import.meta.url));

export const hasNab = existsSync(FOLDER);

export interface NabFile {
  readonly name: string;
  readonly stepSeconds: number;
  readonly y: readonly number[];
  readonly windows: readonly NabWindow[];
}

export type NabProfile = 'standard' | 'reward_low_FP_rate' | 'reward_low_FN_rate';

export function readProfiles(): Record<NabProfile, NabWeights> {
  const profiles = json('profiles.json') as Record<NabProfile, { CostMatrix: NabWeights }>;
  return {
    standard: profiles.standard.CostMatrix,
    reward_low_FP_rate: profiles.reward_low_FP_rate.CostMatrix,
    reward_low_FN_rate: profiles.reward_low_FN_rate.CostMatrix,
  };
}

/** The files at hand with their windows as indices. */
export function readNab(): readonly NabFile[] {
  const windows = json('combined_windows.json') as Record<string, [string, string][]>;
  return Object.keys(windows)
    .filter((name) => existsSync(`${FOLDER}data/${name}`))
    .map((name) => {
      const { seconds, y, stepSeconds } = readCsv(`${FOLDER}data/${name}`);
      const indices = (windows[name] ?? []).map(([from, to]): NabWindow => {
        const [first, last] = [secondsOf(from), secondsOf(to)];
        return [seconds.findIndex((at) => at >= first), seconds.findLastIndex((at) => at <= last)];
      });
      return { name, stepSeconds, y, windows: indices };
    });
}

export function groupsOf(files: readonly NabFile[]): readonly string[] {
  return [...new Set(files.map(({ name }) => name.split('/')[0] as string))];
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'));
}

function secondsOf(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
}
