import type { AppRootProps } from '@grafana/data';
import { SceneApp } from '@grafana/scenes';
import { useMemo } from 'react';
import { homePage } from './home/home-page.ts';
import { homeDataSource } from './settings.ts';
import type { AppJsonData } from './settings.ts';

/** All pages of the app. */
export function Pages({ meta }: AppRootProps<AppJsonData>) {
  const settings = meta.jsonData;
  const app = useMemo(() => new SceneApp({ pages: [homePage(homeDataSource(settings))] }), [settings]);
  return <app.Component model={app} />;
}
