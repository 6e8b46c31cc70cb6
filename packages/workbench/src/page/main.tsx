import './runtime';
import './backend-service';
import './run-request';
import './template-service';
import './datasource-service';
import './standard-field-options';
import './transformers';
import './panel-plugins';

import { ThemeContext } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { LocationServiceProvider, config, locationService } from '@grafana/runtime';
import { ErrorBoundaryAlert } from '@grafana/ui';
import { createRoot } from 'react-dom/client';
import { Navigate, Route, Routes, Router } from 'react-router-dom';
import { useSyncExternalStore } from 'react';

import { AppPluginPage } from './AppPluginPage';
import { DashboardPage } from './DashboardPage';
import { DatasourcePage } from './DatasourcePage';
import { QueryEditorPage } from './QueryEditorPage';
import { Shell } from './Shell';
import { boot } from './boot';

const history = locationService.getHistory();

/** Router over the location service's own history, so that scenes, plugins and links see one location. */
function App() {
  const current = useSyncExternalStore(
    (notify) => history.listen(notify),
    () => history.location
  );
  const first = boot.dashboards[0];
  return (
    <ThemeContext.Provider value={config.theme2}>
      <LocationServiceProvider service={locationService}>
        <Router location={current} navigator={history as never} navigationType={history.action as never}>
          <ErrorBoundaryAlert>
            <Routes>
              <Route element={<Shell />}>
                <Route path="/d/:uid" element={<DashboardPage />} />
                <Route path="/a/:id/*" element={<AppPluginPage />} />
                <Route path="/datasources/:uid" element={<DatasourcePage />} />
                <Route path="/datasources/:uid/query" element={<QueryEditorPage />} />
                <Route
                  path="*"
                  element={
                    first ? (
                      <Navigate to={`/d/${first.uid}`} replace />
                    ) : (
                      <p>There is no dashboard in provisioning/dashboards.</p>
                    )
                  }
                />
              </Route>
            </Routes>
          </ErrorBoundaryAlert>
        </Router>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

void initPluginTranslations('workbench').then(() => {
  const host = document.getElementById('root');
  if (host) createRoot(host).render(<App />);
});
