import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { DATASOURCE_ID } from './ids.ts';

/** What the app stores. */
export interface AppJsonData {
  /** uid of the data source that the home page opens with. Absent: the first one there is. */
  datasourceUid?: string;
}

/** The data sources of this suite that the reader may see. */
export function costDataSources(): DataSourceInstanceSettings[] {
  return getDataSourceSrv().getList({ pluginId: DATASOURCE_ID });
}

/** The data source to open with, or null when there is none. */
export function homeDataSource(settings: AppJsonData | undefined): DataSourceInstanceSettings | null {
  const all = costDataSources();
  return all.find(({ uid }) => uid === settings?.datasourceUid) ?? all[0] ?? null;
}
