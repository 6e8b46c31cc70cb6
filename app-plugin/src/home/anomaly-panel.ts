import { MappingType } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelBuilders, SceneDataTransformer } from '@grafana/scenes';
import type { SceneDataProvider, VizPanel } from '@grafana/scenes';

/** What was out of the ordinary, briefly: since when, where, how much and why. */
export function anomalies(data: SceneDataProvider): VizPanel {
  const names = {
    start: t('home.anomaly-since', 'Since'),
    ongoing: t('home.anomaly-now', 'Now'),
    ServiceName: t('home.anomaly-service', 'Service'),
    impact: t('home.anomaly-impact', 'Impact'),
    cause: t('home.anomaly-cause', 'Cause'),
  };
  const fields = Object.keys(names);
  const transformations = [
    { id: 'filterFieldsByName', options: { include: { names: fields } } },
    {
      id: 'organize',
      options: {
        indexByName: Object.fromEntries(fields.map((field, index) => [field, index])),
        renameByName: names,
      },
    },
  ];
  return PanelBuilders.table()
    .setTitle(t('home.anomalies', 'Out of the ordinary in the last 30 days'))
    .setDescription(
      t(
        'home.anomalies-help',
        'Days on which a service cost more or less than the days before made likely, by 50 or more in the currency of the bill; the latest first.'
      )
    )
    .setData(new SceneDataTransformer({ $data: data, transformations }))
    .setNoValue(t('home.no-anomaly', 'Nothing was out of the ordinary'))
    .setOverrides((overrides) => {
      overrides
        .matchFieldsWithName(names.start)
        .overrideUnit('time:YYYY-MM-DD')
        .overrideCustomFieldConfig('width', 120);
      overrides
        .matchFieldsWithName(names.ongoing)
        .overrideMappings([
          {
            type: MappingType.ValueToText,
            options: {
              true: { text: t('home.anomaly-ongoing', 'going on') },
              false: { text: t('home.anomaly-over', 'over') },
            },
          },
        ])
        .overrideCustomFieldConfig('width', 100);
      overrides.matchFieldsWithName(names.ServiceName).overrideCustomFieldConfig('width', 300);
      overrides.matchFieldsWithName(names.cause).overrideCustomFieldConfig('wrapText', true);
      overrides.matchFieldsWithName(names.impact).overrideDecimals(2).overrideCustomFieldConfig('width', 120);
    })
    .build();
}
