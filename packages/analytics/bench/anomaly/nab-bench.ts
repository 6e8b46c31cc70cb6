import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { detect, seasonsOfStep } from '../../src/index.ts';
import { bestThreshold, onOtherHalves } from './halves.ts';
import { readNab, readProfiles, type NabProfile } from './nab-data.ts';
import { nabFileScore, nabNormalized } from './nab-score.ts';
import type { Report } from './report.ts';
import { SHIPPED, THRESHOLDS } from './thresholds.ts';

const PUBLISHED = fileURLToPath(
  new URL('../../../../../shared/data/published/nab_final_results.json', import.meta.url)
);
const SHOWN = ['ARTime', 'numenta', 'contextOSE', 'earthgeckoSkyline', 'knncad', 'randomCutForest', 'windowedGaussian'];

export function nabBench(): Report {
  const files = readNab();
  const profiles = readProfiles();
  const scores = files.map(({ y, stepSeconds }) => detect(y, { seasons: seasonsOfStep(stepSeconds) }).score);
  const all = files.map((_, i) => i);
  const scoreAt = (profile: NabProfile) => (items: readonly number[], threshold: number) => {
    const weights = profiles[profile];
    let [sum, windows] = [0, 0];
    for (const i of items) {
      const file = files[i] as (typeof files)[number];
      const alarms = (scores[i] as readonly number[]).map((score) => score >= threshold);
      sum += nabFileScore(alarms, file.windows, weights);
      windows += file.windows.length;
    }
    return windows > 0 ? nabNormalized(sum, windows, weights) : 0;
  };
  const standard = scoreAt('standard');
  const best = bestThreshold(all, THRESHOLDS, standard);
  const cloudWatch = all.filter((i) => (files[i] as { name: string }).name.startsWith('realAWSCloudwatch'));
  const figures = {
    'nab.standard': standard(all, SHIPPED),
    'nab.lowFP': scoreAt('reward_low_FP_rate')(all, SHIPPED),
    'nab.lowFN': scoreAt('reward_low_FN_rate')(all, SHIPPED),
    'nab.aws': standard(cloudWatch, SHIPPED),
    'nab.bestThreshold': standard(all, best),
    'nab.otherHalves': onOtherHalves(
      files.map(({ name }) => name.split('/')[0] as string),
      THRESHOLDS,
      standard
    ),
  };
  const published = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as Record<string, Record<NabProfile, number>>;
  const row = (name: string, values: readonly (number | undefined)[]) => {
    const [std, low, fn] = values.map((v) => v?.toFixed(1) ?? '');
    return { detector: name, standard: std ?? '', 'low FP': low ?? '', 'low FN': fn ?? '' };
  };
  return {
    title: `NAB, ${files.length} given files (published scores are of all 58)`,
    rows: [
      row('ours, shipped threshold', [figures['nab.standard'], figures['nab.lowFP'], figures['nab.lowFN']]),
      row('ours, best threshold', [figures['nab.bestThreshold']]),
      row('ours, threshold of the other half', [figures['nab.otherHalves']]),
      row('ours, AWS CloudWatch files only', [figures['nab.aws']]),
      ...SHOWN.map((name) => {
        const scored = published[name];
        return row(name, [scored?.standard, scored?.reward_low_FP_rate, scored?.reward_low_FN_rate]);
      }),
    ],
    figures,
    yardsticks: {
      'nab.standard': published.ARTime?.standard ?? NaN,
      'nab.lowFP': published.contextOSE?.reward_low_FP_rate ?? NaN,
    },
    targets: [
      { key: 'nab.standard', limit: 75 },
      { key: 'nab.lowFP', limit: 67 },
      { key: 'nab.aws', limit: 74 },
      { key: 'nab.otherHalves', limit: 70 },
    ],
  };
}
