import { UrlSyncContextProvider, type EmbeddedScene } from '@grafana/scenes';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';

import { backendService } from './backend-service';
import type { DashboardModel } from './dashboard-model';
import { dashboardScene } from './dashboard-scene';

type State =
  { kind: 'loading' } | { kind: 'failed'; error: string } | { kind: 'ready'; title: string; scene: EmbeddedScene };

export function DashboardPage() {
  const { uid = '' } = useParams();
  const [state, setState] = useState<State>({ kind: 'loading' });
  useEffect(() => {
    let stale = false;
    setState({ kind: 'loading' });
    backendService
      .get<DashboardModel>(`/workbench/dashboards/${encodeURIComponent(uid)}`)
      .then((model): State => ({ kind: 'ready', title: model.title, scene: dashboardScene(model) }))
      .catch((error: unknown): State => ({
        kind: 'failed',
        error: error instanceof Error ? error.message : JSON.stringify(error),
      }))
      .then((next) => {
        if (!stale) setState(next);
      })
      .catch(() => {});
    return () => {
      stale = true;
    };
  }, [uid]);

  if (state.kind === 'loading') return <LoadingPlaceholder text="Loading the dashboard …" />;
  if (state.kind === 'failed') return <Alert title={`Dashboard "${uid}" cannot be shown`}>{state.error}</Alert>;
  return (
    <>
      <h1>{state.title}</h1>
      <UrlSyncContextProvider scene={state.scene} updateUrlOnInit={false}>
        <state.scene.Component model={state.scene} />
      </UrlSyncContextProvider>
    </>
  );
}
