import type { PanelPlugin } from '@grafana/data';
import { setPluginImportUtils } from '@grafana/runtime';

import { barChartPanel } from './panels/bar-chart';
import { barGaugePanel } from './panels/bar-gauge';
import { statPanel } from './panels/stat';
import { tablePanel } from './panels/table';
import { textPanel } from './panels/text';
import { timeSeriesPanel } from './panels/time-series';
import { findPlugin, loadPlugin, pluginMeta } from './plugin-loader';

/**
 * The panel types that Grafana itself has and npm has not: thin ones over the same @grafana/ui parts, for the panel types
 * that our dashboards use. All other ids are real plugin bundles.
 */
const BUILT_IN: Readonly<Record<string, PanelPlugin>> = {
  timeseries: timeSeriesPanel,
  stat: statPanel,
  table: tablePanel,
  barchart: barChartPanel,
  bargauge: barGaugePanel,
  text: textPanel,
};

for (const [id, plugin] of Object.entries(BUILT_IN)) {
  plugin.meta = {
    id,
    name: id,
    type: 'panel',
    module: '',
    baseUrl: '',
    info: { version: '' },
  } as unknown as PanelPlugin['meta'];
}

const loaded = new Map<string, PanelPlugin>(Object.entries(BUILT_IN));

async function importPanelPlugin(id: string): Promise<PanelPlugin> {
  const known = loaded.get(id);
  if (known) return known;
  const plugin = (await loadPlugin(id)) as PanelPlugin;
  const meta = findPlugin(id);
  if (meta) plugin.meta = pluginMeta(meta) as unknown as PanelPlugin['meta'];
  loaded.set(id, plugin);
  return plugin;
}

setPluginImportUtils({ importPanelPlugin, getPanelPluginFromCache: (id: string) => loaded.get(id) });
