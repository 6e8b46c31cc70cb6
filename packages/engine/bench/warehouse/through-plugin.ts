import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { launchPlugin } from '../../../grafana-sdk/src/host/index.ts';
import { PANELS, panelQuery } from './panels.ts';
import { timeAll } from './timings.ts';
import type { Timing } from './timings.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
// Inside the checkout, where the bundle finds the packages with native parts.
const OUT = path.join(ROOT, 'node_modules/.cache/warehouse-bench');

/**
 * Asks as Grafana does: the built backend in a process of its own, gRPC, frames in Arrow. `fresh` are answers that were not given
 * before, `again` the same question a second time.
 */
export async function throughPlugin(
  dataDir: string,
  repeat: number
): Promise<{ readonly fresh: Timing[]; readonly again: Timing[] }> {
  const build = spawnSync(process.execPath, [path.join(ROOT, 'datasource-plugin/backend/build.mjs'), '--outdir', OUT], {
    encoding: 'utf8',
  });
  if (build.status !== 0) throw new Error(build.stderr);
  const executable = readdirSync(OUT).find((name) => name.startsWith('gpx_'));
  const plugin = await launchPlugin({
    command: path.join(OUT, executable ?? ''),
    env: { GF_PLUGIN_DATA_DIR: dataDir },
  });
  const context = {
    pluginId: 'smartcloudops-analytics-datasource',
    user: { login: 'bench', role: 'Admin' },
    datasource: { uid: 'bench', name: 'bench', jsonData: { kind: 'files' }, secureJsonData: {} },
  };
  const ask = async (panel: (typeof PANELS)[number], later: number) => {
    const { timeRange, queryType, ...model } = panelQuery(panel, later);
    const answers = await plugin.queryData({
      context,
      queries: [
        {
          refId: 'A',
          queryType,
          timeRange: { from: new Date(timeRange.from), to: new Date(timeRange.to) },
          model: { datasource: { uid: 'bench' }, intervalMs: 1000, queryType, ...model },
        },
      ],
    });
    const answer = answers.A;
    if (!answer || answer.error || !answer.frames[0]?.fields.length)
      throw new Error(`${panel.name} was not answered: ${answer?.error ?? 'no fields'}`);
  };
  try {
    const fresh = await timeAll(PANELS, repeat, (panel, time) => ask(panel, time * 1000));
    const again = await timeAll(PANELS, repeat, (panel) => ask(panel, 0));
    return { fresh, again };
  } finally {
    await plugin.stop();
  }
}
