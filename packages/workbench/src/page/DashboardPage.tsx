import { UrlSyncContextProvider, type EmbeddedScene } from '@grafana/scenes';
import { Alert, LoadingPlaceholder, Stack } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';

import { backendService } from './backend-service';
import type { DashboardModel } from './dashboard-model';
import { DashboardLinks } from './DashboardLinks';
import { dashboardScene } from './dashboard-scene';

type State =
  | { kind: 'loading' }
  | { kind: 'failed'; error: string }
  | { kind: 'ready'; model: DashboardModel; scene: EmbeddedScene };

export function DashboardPage() {
  const { uid = '' } = useParams();
  const [state, setState] = useState<State>({ kind: 'loading' });
  useEffect(() => {
    let stale = false;
    setState({ kind: 'loading' });
    backendService
      .get<DashboardModel>(`/workbench/dashboards/${encodeURIComponent(uid)}`)
      .then((model): State => ({ kind: 'ready', model, scene: dashboardScene(model) }))
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
      <Stack direction="row" justifyContent="space-between" alignItems="baseline" wrap="wrap">
        <h1>{state.model.title}</h1>
        <DashboardLinks links={state.model.links ?? []} scene={state.scene} />
      </Stack>
      <UrlSyncContextProvider scene={state.scene} updateUrlOnInit={false}>
        <state.scene.Component model={state.scene} />
      </UrlSyncContextProvider>
    </>
  );
}
