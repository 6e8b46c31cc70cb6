import type { PanelModel } from '@grafana/data';

export type SortColumn = 'monthlySaving' | 'effort' | 'risk' | 'title';

export interface RecommendationOptions {
  showTotal: boolean;
  showFilters: boolean;
  sortBy: SortColumn;
  pageSize: number;
}

export const DEFAULT_OPTIONS: RecommendationOptions = {
  showTotal: true,
  showFilters: true,
  sortBy: 'monthlySaving',
  pageSize: 20,
};

/** Options saved by an older version, completed with what has been added since. */
export function migrateOptions(panel: PanelModel<Partial<RecommendationOptions>>): RecommendationOptions {
  return { ...DEFAULT_OPTIONS, ...panel.options };
}
