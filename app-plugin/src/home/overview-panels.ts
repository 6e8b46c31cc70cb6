import { t } from '@grafana/i18n';
import { PanelBuilders } from '@grafana/scenes';
import type { SceneDataProvider, VizPanel } from '@grafana/scenes';
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeValueMode,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  VisibilityMode,
  VizOrientation,
} from '@grafana/schema';
import { styleForecast } from './forecast-style.ts';

const LAST = { calcs: ['lastNotNull'], values: false };
const EVERY_ROW = { calcs: [], values: true };

function notYet(): string {
  return t('home.not-yet', 'Not collected yet');
}

export function monthToDate(data: SceneDataProvider): VizPanel {
  return PanelBuilders.stat()
    .setTitle(t('home.month-to-date', 'Month to date'))
    .setDescription(t('home.month-to-date-help', 'Billed since the first of this month (UTC).'))
    .setData(data)
    .setNoValue(notYet())
    .setOption('graphMode', BigValueGraphMode.None)
    .setOption('colorMode', BigValueColorMode.None)
    .setDecimals(2)
    .setOption('reduceOptions', LAST)
    .build();
}

/** The forecast figure with its interval. Names of the figures are the backend's; they get words here. */
export function monthEnd(data: SceneDataProvider): VizPanel {
  const names = {
    monthEnd: t('home.month-end', 'Month end'),
    'lower 80': t('home.month-end-lower', 'Lower 80 %'),
    'upper 80': t('home.month-end-upper', 'Upper 80 %'),
    lastMonth: t('home.last-month', 'Last month'),
  };
  const shown = Object.values(names).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return PanelBuilders.stat()
    .setTitle(t('home.forecast-month', 'This month will come to'))
    .setDescription(t('home.forecast-month-help', 'Four times out of five the true figure lies in the interval.'))
    .setData(data)
    .setNoValue(notYet())
    .setOption('graphMode', BigValueGraphMode.None)
    .setOption('colorMode', BigValueColorMode.None)
    .setDecimals(2)
    .setOption('textMode', BigValueTextMode.ValueAndName)
    .setOption('orientation', VizOrientation.Vertical)
    .setOption('reduceOptions', { ...LAST, fields: `/^(${shown.join('|')})$/` })
    .setOverrides((overrides) => {
      for (const [field, name] of Object.entries(names)) overrides.matchFieldsWithName(field).overrideDisplayName(name);
    })
    .build();
}

export function costByService(data: SceneDataProvider): VizPanel {
  return PanelBuilders.bargauge()
    .setTitle(t('home.by-service', 'Cost by service'))
    .setDescription(t('home.by-service-help', 'The eight most expensive this month; the rest is added up as Other.'))
    .setData(data)
    .setNoValue(notYet())
    .setOption('orientation', VizOrientation.Horizontal)
    .setOption('displayMode', BarGaugeDisplayMode.Basic)
    .setOption('valueMode', BarGaugeValueMode.Text)
    .setOption('namePlacement', BarGaugeNamePlacement.Top)
    .setMin(0)
    .setColor({ mode: 'fixed', fixedColor: 'blue' })
    .setDecimals(2)
    .setOption('reduceOptions', EVERY_ROW)
    .build();
}

export function forecastSeries(data: SceneDataProvider): VizPanel {
  return PanelBuilders.timeseries()
    .setNoValue(notYet())
    .setTitle(t('home.forecast', 'Forecast with 80 % and 95 % intervals'))
    .setData(data)
    .setCustomFieldConfig('showPoints', VisibilityMode.Never)
    .setCustomFieldConfig('fillOpacity', 0)
    .setOverrides(styleForecast)
    .build();
}
