import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { readCsv } from './read-csv.ts';

const FOLDER = fileURLToPath(new URL('../../../../../shared/data/anomaly/cloud-monitoring/', import.meta.url));

export const hasCloud = existsSync(FOLDER);

export interface CloudSeries {
  readonly group: string;
  readonly name: string;
  readonly stepSeconds: number;
  readonly y: readonly number[];
  readonly labels: readonly boolean[];
}

/** Microsoft's Cloud Monitoring Dataset: service telemetry whose anomalous values engineers labelled. */
export function readCloud(): readonly CloudSeries[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: group }) =>
      readdirSync(`${FOLDER}${group}`).map((file) => {
        const { y, labels, stepSeconds } = readCsv(`${FOLDER}${group}/${file}`);
        return { group, name: file, y, labels, stepSeconds };
      })
    );
}
