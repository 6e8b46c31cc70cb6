import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import type { DataSourceInstanceSettings } from '@grafana/data';
import { sceneGraph, SceneQueryRunner, SceneReactObject, VizPanel } from '@grafana/scenes';
import { querySchema } from '@smartcloudops/contract';
import { render, screen } from '@testing-library/react';
import { FirstRun } from './FirstRun.tsx';
import { homePage } from './home-page.ts';

const DEMO = { uid: 'demo', name: 'Demo' } as DataSourceInstanceSettings;

test('the home page asks five questions that the backend understands, of the chosen data source', () => {
  const scene = homePage(DEMO).state.getScene!({} as never);
  const runners = sceneGraph.findAllObjects(scene, (each) => each instanceof SceneQueryRunner) as SceneQueryRunner[];
  expect(sceneGraph.findAllObjects(scene, (each) => each instanceof VizPanel)).toHaveLength(5);
  expect(runners).toHaveLength(5);
  for (const { state } of runners) {
    expect(state.datasource).toEqual({ type: 'smartcloudops-analytics-datasource', uid: '${datasource}' });
    const [{ refId, ...query }] = state.queries as [{ refId: string }];
    expect(refId).toBe('A');
    const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };
    expect(querySchema.safeParse({ ...query, timeRange }).error).toBeUndefined();
  }
  expect(sceneGraph.lookupVariable('datasource', scene)?.getValue()).toBe('demo');
});

test('the month is whole and in UTC', () => {
  const { $timeRange } = homePage(DEMO).state.getScene!({} as never).state;
  expect($timeRange?.state).toMatchObject({ from: 'now/M', to: 'now/M', timeZone: 'utc' });
});

test('without a data source it shows how to begin', () => {
  const scene = homePage(null).state.getScene!({} as never);
  const [body] = sceneGraph.findAllObjects(scene, (each) => each instanceof SceneReactObject) as SceneReactObject[];
  expect(body?.state.component).toBe(FirstRun);
  render(<FirstRun />);
  expect(screen.getByRole('link', { name: 'Add a data source' })).toHaveAttribute(
    'href',
    '/connections/datasources/smartcloudops-analytics-datasource'
  );
});
