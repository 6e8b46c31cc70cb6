import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmbeddedScene, SceneAppPage, SceneFlexItem, SceneFlexLayout, SceneReactObject } from '@grafana/scenes';
import { APP_ID } from '../ids.ts';
import { FirstRun } from './FirstRun.tsx';
import { overviewScene } from './overview-scene.ts';

export const HOME = `/a/${APP_ID}/home`;

function firstRunScene(): EmbeddedScene {
  const body = new SceneFlexLayout({
    children: [new SceneFlexItem({ body: new SceneReactObject({ component: FirstRun }) })],
  });
  return new EmbeddedScene({ body });
}

/** The app's first page: this month at a glance, or how to begin. */
export function homePage(datasource: DataSourceInstanceSettings | null): SceneAppPage {
  return new SceneAppPage({
    title: t('home.title', 'AWS cost'),
    subTitle: t('home.subtitle', 'This month and where it is heading'),
    url: HOME,
    // The rest of the address: the part up to here is matched by the app's own routes.
    routePath: '*',
    getScene: () => (datasource ? overviewScene(datasource) : firstRunScene()),
  });
}
