import { rangeUtil } from '@grafana/data';
import {
  EmbeddedScene,
  SceneControlsSpacer,
  SceneDataTransformer,
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
  VizPanel,
  type SceneGridItemLike,
} from '@grafana/scenes';

import type { DashboardModel, PanelModel } from './dashboard-model';
import { toSceneVariable } from './dashboard-variables';

function toVizPanel(panel: PanelModel): VizPanel {
  const queries = panel.targets ?? [];
  const runner =
    queries.length === 0
      ? undefined
      : new SceneQueryRunner({
          queries: queries.map((query) => ({ ...query, datasource: query.datasource ?? panel.datasource ?? null })),
          datasource: panel.datasource ?? queries[0]?.datasource ?? null,
          ...(panel.maxDataPoints ? { maxDataPoints: panel.maxDataPoints } : {}),
        } as never);
  const data =
    runner && panel.transformations?.length
      ? new SceneDataTransformer({ $data: runner, transformations: [...panel.transformations] })
      : runner;
  const override = panel.timeFrom ? rangeUtil.describeTextRange(panel.timeFrom) : null;
  const timeRange = override ? new SceneTimeRange({ from: override.from, to: override.to }) : undefined;
  return new VizPanel({
    key: `panel-${panel.id ?? 0}`,
    pluginId: panel.type,
    title: panel.title ?? '',
    ...(panel.description ? { description: panel.description } : {}),
    options: { ...panel.options },
    fieldConfig: panel.fieldConfig ?? { defaults: {}, overrides: [] },
    ...(data ? { $data: data } : {}),
    ...(timeRange ? { $timeRange: timeRange } : {}),
  });
}

function toGridItem(panel: PanelModel): SceneGridItemLike {
  const place = panel.gridPos ?? { x: 0, y: 0, w: 12, h: 8 };
  if (panel.type === 'row') {
    return new SceneGridRow({
      title: panel.title ?? '',
      y: place.y,
      isCollapsible: true,
      children: (panel.panels ?? []).map(toGridItem),
    });
  }
  return new SceneGridItem({ x: place.x, y: place.y, width: place.w, height: place.h, body: toVizPanel(panel) });
}

/** A dashboard's JSON as a scene. */
export function dashboardScene(model: DashboardModel): EmbeddedScene {
  const variables = model.templating?.list ?? [];
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({
      from: model.time?.from ?? 'now-30d',
      to: model.time?.to ?? 'now',
      ...(model.timezone && model.timezone !== 'browser' ? { timeZone: model.timezone } : {}),
    }),
    $variables: new SceneVariableSet({ variables: variables.map(toSceneVariable) }),
    controls: [
      ...(variables.length > 0 ? [new VariableValueSelectors({})] : []),
      new SceneControlsSpacer(),
      new SceneTimePicker({ isOnCanvas: true }),
      new SceneRefreshPicker({ isOnCanvas: true, ...(model.refresh ? { refresh: model.refresh } : {}) }),
    ],
    body: new SceneGridLayout({ isLazy: false, children: (model.panels ?? []).map(toGridItem) }),
  });
}
