import type { AppPlugin } from '@grafana/data';
import { PluginContextProvider } from '@grafana/data';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';

import { findPlugin, loadPlugin, pluginMeta } from './plugin-loader';

/** The pages of an app plugin, mounted at `/a/<id>` as Grafana mounts them. */
export function AppPluginPage() {
  const { id = '' } = useParams();
  const [app, setApp] = useState<AppPlugin | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    loadPlugin(id).then(
      (plugin) => setApp(plugin as AppPlugin),
      (cause: unknown) => setError(String(cause))
    );
  }, [id]);
  const plugin = findPlugin(id);
  if (error || !plugin) return <Alert title={`App "${id}" cannot be shown`}>{error ?? 'It is not built.'}</Alert>;
  if (!app) return <LoadingPlaceholder text="Loading the app …" />;
  const Root = app.root;
  if (!Root) return <Alert title={`App "${id}" has no pages`} />;
  const meta = pluginMeta(plugin) as never;
  return (
    <PluginContextProvider meta={meta}>
      <Root meta={meta} basename={`/a/${id}`} query={{}} path={location.pathname} onNavChanged={() => {}} />
    </PluginContextProvider>
  );
}
