import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { DEFAULT_OPTIONS, migrateOptions } from './options.ts';
import type { RecommendationOptions } from './options.ts';
import { PLUGIN_ID } from './plugin-id.ts';
import { RecommendationsPanel } from './RecommendationsPanel.tsx';

// Grafana itself loads locales/<language>/ (see "languages" in plugin.json); this names the namespace.
void initPluginTranslations(PLUGIN_ID);

const DATA_LINKS_ONLY = Object.values(FieldConfigProperty).filter((property) => property !== FieldConfigProperty.Links);

export const plugin = new PanelPlugin<RecommendationOptions>(RecommendationsPanel)
  .useFieldConfig({ disableStandardOptions: DATA_LINKS_ONLY })
  .setMigrationHandler(migrateOptions)
  .setPanelOptions((builder) =>
    builder
      .addBooleanSwitch({
        path: 'showTotal',
        name: t('options.total', 'Total'),
        description: t('options.total-help', 'Shown when the data carries it.'),
        defaultValue: DEFAULT_OPTIONS.showTotal,
      })
      .addBooleanSwitch({
        path: 'showFilters',
        name: t('options.filters', 'Filters'),
        defaultValue: DEFAULT_OPTIONS.showFilters,
      })
      .addRadio({
        path: 'sortBy',
        name: t('options.sort', 'Sorted by'),
        defaultValue: DEFAULT_OPTIONS.sortBy,
        settings: {
          options: [
            { value: 'monthlySaving', label: t('options.sort-saving', 'Saving') },
            { value: 'effort', label: t('options.sort-effort', 'Effort') },
            { value: 'risk', label: t('options.sort-risk', 'Risk') },
          ],
        },
      })
      .addNumberInput({
        path: 'pageSize',
        name: t('options.page-size', 'Rows a page'),
        defaultValue: DEFAULT_OPTIONS.pageSize,
        settings: { min: 5, max: 200, integer: true },
      })
  );
