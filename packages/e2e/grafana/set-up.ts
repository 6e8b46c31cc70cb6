import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { api, DEMO } from './client.ts';
import { backendsBelow, until } from './processes.ts';
import { startGrafana } from './start-grafana.ts';
import type { RunningGrafana } from './start-grafana.ts';

export interface SuiteState {
  readonly folder: string;
  readonly grafana: RunningGrafana;
}

interface Health {
  readonly status: string;
  readonly details?: { readonly running?: boolean; readonly lastSuccess?: string | null };
}

/** One Grafana for all files, in a folder of its own, with the demo's history collected. */
export default async function setUp(): Promise<void> {
  // Against one that runs already, while writing tests.
  if (process.env['GRAFANA_TEST_URL']) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'smartcloudops-grafana-'));
  const grafana = await startGrafana(path.join(folder, 'data'));
  (globalThis as { grafanaSuite?: SuiteState }).grafanaSuite = { folder, grafana };
  Object.assign(process.env, {
    GRAFANA_TEST_URL: grafana.url,
    GRAFANA_TEST_PID: String(grafana.pid),
    GRAFANA_TEST_FOLDER: folder,
  });
  await until('the demo is collected', 180_000, async () => {
    const { body } = await api<Health>(
      'GET',
      `/api/datasources/uid/${DEMO}/health`,
      undefined,
      'admin:admin',
      grafana.url
    );
    return body.status === 'OK' && body.details?.lastSuccess && body.details.running === false;
  });
  if (backendsBelow(grafana.pid).length !== 1) throw new Error('Grafana does not run exactly one backend.');
}
