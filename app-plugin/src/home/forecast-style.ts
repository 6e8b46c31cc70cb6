import { FieldType } from '@grafana/data';
import type { FieldConfigOverridesBuilder } from '@grafana/scenes';
import type { GraphFieldConfig } from '@grafana/schema';
import { GraphDrawStyle, VisibilityMode } from '@grafana/schema';

const BANDS = [
  { level: '80', opacity: 25 },
  { level: '95', opacity: 12 },
];

/** Actuals solid, days that are still filling up as dots, the forecast dashed, its intervals as bands without edges: the wider, the fainter. */
export function styleForecast(overrides: FieldConfigOverridesBuilder<GraphFieldConfig>): void {
  // The panel's words for "nothing" are for the whole panel; a day that has no forecast is left out of the tooltip.
  overrides.matchFieldsByType(FieldType.number).overrideNoValue(undefined);
  overrides
    .matchFieldsWithName('actual')
    .overrideColor({ mode: 'fixed', fixedColor: 'blue' })
    .overrideCustomFieldConfig('lineWidth', 2);
  overrides
    .matchFieldsWithName('provisional')
    .overrideColor({ mode: 'fixed', fixedColor: 'light-blue' })
    .overrideCustomFieldConfig('drawStyle', GraphDrawStyle.Points)
    .overrideCustomFieldConfig('showPoints', VisibilityMode.Always)
    .overrideCustomFieldConfig('pointSize', 6);
  overrides
    .matchFieldsWithName('forecast')
    .overrideColor({ mode: 'fixed', fixedColor: 'orange' })
    .overrideCustomFieldConfig('lineWidth', 2)
    .overrideCustomFieldConfig('lineStyle', { fill: 'dash', dash: [8, 6] });
  for (const { level, opacity } of BANDS) {
    const [lower, upper] = [`lower ${level}`, `upper ${level}`];
    for (const edge of [lower, upper]) {
      overrides
        .matchFieldsWithName(edge)
        .overrideColor({ mode: 'fixed', fixedColor: 'orange' })
        .overrideCustomFieldConfig('lineWidth', 0)
        .overrideCustomFieldConfig('showPoints', VisibilityMode.Never)
        .overrideCustomFieldConfig('hideFrom', { legend: true, tooltip: false, viz: false })
        .overrideCustomFieldConfig('fillOpacity', edge === upper ? opacity : 0);
    }
    overrides.matchFieldsWithName(upper).overrideCustomFieldConfig('fillBelowTo', lower);
  }
}
