import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef, ScopedVars } from '@grafana/data';
import { setDataSourceSrv, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import { sceneGraph, type SceneObject } from '@grafana/scenes';

import { boot } from './boot';
import { findPlugin, loadPlugin, pluginMeta } from './plugin-loader';

type Ref = DataSourceRef | string | null | undefined;

const settings: DataSourceInstanceSettings[] = boot.datasources.flatMap((datasource, index) => {
  const plugin = findPlugin(datasource.type);
  return plugin
    ? [
        {
          id: index + 1,
          uid: datasource.uid,
          name: datasource.name,
          type: datasource.type,
          access: 'proxy' as const,
          url: `/api/datasources/proxy/uid/${datasource.uid}`,
          jsonData: datasource.jsonData,
          readOnly: true,
          isDefault: index === 0,
          meta: pluginMeta(plugin) as unknown as DataSourceInstanceSettings['meta'],
        },
      ]
    : [];
});

function interpolate(text: string, scopedVars?: ScopedVars): string {
  const holder = scopedVars?.['__sceneObject']?.value as { valueOf(): SceneObject } | undefined;
  return holder ? sceneGraph.interpolate(holder.valueOf(), text, scopedVars) : text;
}

function find(ref: Ref, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
  const wanted = typeof ref === 'string' ? ref : ref?.uid;
  if (!wanted || wanted === 'default') {
    const type = typeof ref === 'object' ? ref?.type : undefined;
    return settings.find((candidate) => !type || candidate.type === type);
  }
  const key = interpolate(wanted, scopedVars);
  return settings.find((candidate) => candidate.uid === key || candidate.name === key);
}

const instances = new Map<string, Promise<DataSourceApi>>();

async function create(found: DataSourceInstanceSettings): Promise<DataSourceApi> {
  const plugin = (await loadPlugin(found.type)) as {
    DataSourceClass: new (instance: DataSourceInstanceSettings) => DataSourceApi;
    components: DataSourceApi['components'];
  };
  const instance = new plugin.DataSourceClass(found);
  instance.components = plugin.components;
  instance.meta = found.meta;
  return instance;
}

const datasourceService: DataSourceSrv = {
  async get(ref, scopedVars) {
    const found = find(ref, scopedVars);
    if (!found) throw new Error(`The workbench has no data source ${JSON.stringify(ref)}.`);
    const known = instances.get(found.uid) ?? create(found);
    instances.set(found.uid, known);
    return known;
  },
  getList(filters?: GetDataSourceListFilters) {
    const types = filters?.type === undefined ? null : [filters.type].flat();
    return settings.filter(
      (candidate) =>
        (!types || types.includes(candidate.type)) &&
        (!filters?.pluginId || filters.pluginId === candidate.type) &&
        (!filters?.filter || filters.filter(candidate))
    );
  },
  getInstanceSettings: (ref, scopedVars) => find(ref, scopedVars),
  reload() {},
  registerRuntimeDataSource() {},
};

setDataSourceSrv(datasourceService);
