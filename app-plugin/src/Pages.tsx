import type { AppRootProps } from '@grafana/data';
import { SceneApp } from '@grafana/scenes';
import { useMemo } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { AccessPage } from './access/AccessPage.tsx';
import { BudgetsPage } from './budgets/BudgetsPage.tsx';
import { HOME, homePage } from './home/home-page.ts';
import { homeDataSource } from './settings.ts';
import type { AppJsonData } from './settings.ts';

/** All pages of the app; an unknown address leads home. */
export function Pages({ meta }: AppRootProps<AppJsonData>) {
  const settings = meta.jsonData;
  const app = useMemo(() => new SceneApp({ pages: [homePage(homeDataSource(settings))] }), [settings]);
  return (
    <Routes>
      <Route path="home/*" element={<app.Component model={app} />} />
      <Route path="budgets" element={<BudgetsPage datasource={homeDataSource(settings)} />} />
      <Route path="access" element={<AccessPage datasource={homeDataSource(settings)} />} />
      <Route path="*" element={<Navigate to={HOME} replace />} />
    </Routes>
  );
}
