import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import {
  DataSourceVariable,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneFlexItem,
  SceneFlexLayout,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
} from '@grafana/scenes';
import type { VizPanel } from '@grafana/scenes';
import { questions, WHOLE_BILL } from '../cost-questions.ts';
import type { Question } from '../cost-questions.ts';
import { DATASOURCE_ID } from '../ids.ts';
import { anomalies } from './anomaly-panel.ts';
import { PanelNotices } from './PanelNotices.tsx';
import { costByService, forecastSeries, monthEnd, monthToDate } from './overview-panels.ts';

function ask(question: Question): SceneQueryRunner {
  return new SceneQueryRunner({
    datasource: { type: DATASOURCE_ID, uid: '${datasource}' },
    queries: [{ refId: 'A', ...question }],
  });
}

function item(panel: VizPanel, size: { width?: string; height?: number }): SceneFlexItem {
  panel.setState({ titleItems: new PanelNotices({}) });
  return new SceneFlexItem({ body: panel, minHeight: size.height, ...size });
}

/** This month, whole, in UTC as the bill counts: the days so far and the days to come. */
export function overviewScene(datasource: DataSourceInstanceSettings): EmbeddedScene {
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from: 'now/M', to: 'now/M', timeZone: 'utc' }),
    $variables: new SceneVariableSet({
      variables: [
        new DataSourceVariable({
          name: 'datasource',
          label: t('home.datasource', 'Data source'),
          pluginId: DATASOURCE_ID,
          value: datasource.uid,
          text: datasource.name,
        }),
      ],
    }),
    controls: [
      new VariableValueSelectors({}),
      new SceneControlsSpacer(),
      // Right after connecting, collecting takes a minute: the page fills by itself.
      new SceneRefreshPicker({ intervals: ['1m', '5m', '15m'], refresh: '1m' }),
    ],
    body: new SceneFlexLayout({
      direction: 'column',
      children: [
        new SceneFlexLayout({
          ySizing: 'content',
          children: [
            item(monthToDate(ask(questions.total(WHOLE_BILL))), { width: '30%', height: 160 }),
            item(monthEnd(ask(questions.monthEnd(WHOLE_BILL))), { height: 160 }),
          ],
        }),
        new SceneFlexLayout({
          ySizing: 'content',
          children: [
            item(costByService(ask(questions.totalBy(WHOLE_BILL, ['ServiceName'], 8))), { width: '30%', height: 420 }),
            item(forecastSeries(ask(questions.forecast(WHOLE_BILL))), { height: 420 }),
          ],
        }),
        new SceneFlexLayout({
          ySizing: 'content',
          // An anomaly of the last days of a month is news in the first days of the next.
          $timeRange: new SceneTimeRange({ from: 'now-30d', to: 'now', timeZone: 'utc' }),
          children: [item(anomalies(ask(questions.anomalies(WHOLE_BILL, ['ServiceName']))), { height: 300 })],
        }),
      ],
    }),
  });
}
