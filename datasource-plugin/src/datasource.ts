import type {
  AdHocVariableFilter,
  DataSourceGetTagKeysOptions,
  DataSourceGetTagValuesOptions,
  DataSourceInstanceSettings,
  LegacyMetricFindQueryOptions,
  MetricFindValue,
  ScopedVars,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import type { TemplateSrv } from '@grafana/runtime';
import { toText } from './absent.ts';
import { applyVariables } from './apply-variables.ts';
import type { ConnectionJsonData } from './config-editor/connection-settings.ts';
import { DEFAULT_QUERY } from './query-types/start-query.ts';
import type { PanelQuery } from './query-model.ts';
import { isReady } from './query-types/questions.ts';
import { queryText } from './query-text.ts';
import { resourcesOf } from './resources.ts';
import type { Resources } from './resources.ts';
import { findValues } from './variables/find-values.ts';
import type { VariableQuery } from './variables/variable-query.ts';
import { CostVariables } from './variables/variable-support.ts';

/** The browser's half of the data source. It asks and shows; every figure comes from the backend as it is. */
export class CostDataSource extends DataSourceWithBackend<PanelQuery, ConnectionJsonData> {
  readonly resources: Resources = resourcesOf((path, params) => this.getResource(path, params));

  readonly #templateSrv: TemplateSrv;

  constructor(settings: DataSourceInstanceSettings<ConnectionJsonData>, templateSrv = getTemplateSrv()) {
    super(settings);
    this.#templateSrv = templateSrv;
    this.variables = new CostVariables(this);
  }

  override getDefaultQuery(): Partial<PanelQuery> {
    return DEFAULT_QUERY;
  }

  override filterQuery(query: PanelQuery): boolean {
    return !query.hide && isReady(query);
  }

  override getQueryDisplayText(query: PanelQuery): string {
    return queryText(query);
  }

  override applyTemplateVariables(
    query: PanelQuery,
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): PanelQuery {
    return applyVariables(query, this.#templateSrv, scopedVars, filters);
  }

  override interpolateVariablesInQueries(
    queries: PanelQuery[],
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ) {
    return queries.map((query) => ({
      ...this.applyTemplateVariables(query, scopedVars, filters),
      datasource: this.getRef(),
    }));
  }

  override metricFindQuery(query: VariableQuery, options?: LegacyMetricFindQueryOptions): Promise<MetricFindValue[]> {
    const replace = (text: string) => this.#templateSrv.replace(text, options?.scopedVars);
    return findValues(this.resources, query, { range: options?.range, search: options?.searchFilter, replace });
  }

  override async getTagKeys(_options?: DataSourceGetTagKeysOptions<PanelQuery>): Promise<MetricFindValue[]> {
    const [dimensions, tags] = await Promise.all([this.resources.dimensions(), this.resources.tagKeys()]);
    return [...dimensions, ...tags.map((key) => `Tags.${key}`)].map((text) => ({ text }));
  }

  override async getTagValues({
    key,
    timeRange,
  }: DataSourceGetTagValuesOptions<PanelQuery>): Promise<MetricFindValue[]> {
    const range = timeRange && { from: timeRange.from.valueOf(), to: timeRange.to.valueOf() };
    const values = await this.resources.namedValues(key, range);
    return values.map(({ value, text }) => ({ text, value: toText(value) }));
  }
}
