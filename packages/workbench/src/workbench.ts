import path from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';

import { buildPage } from './build-page.ts';
import { launchBackend } from './server/backend.ts';
import { builtPlugins } from './server/built-plugins.ts';
import { grafanaRoutes } from './server/grafana-routes.ts';
import { pageRoutes } from './server/page-routes.ts';
import { provisionedDatasources } from './server/provisioned.ts';
import { warmUp } from './server/warm-up.ts';

export interface Workbench {
  readonly url: string;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Root of the checkout. */
  readonly root: string;
  readonly port: number;
  /** Where the backend keeps its warehouse. */
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  readonly onLog: (line: { level: string; message: string; fields: Readonly<Record<string, unknown>> }) => void;
}

/** Starts everything the page needs, in the order in which Grafana would. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { root, say } = options;
  const pageFolder = path.join(root, 'packages/workbench/dist');
  await buildPage(root, pageFolder);
  const plugins = builtPlugins(root);
  const plugin = plugins.find(({ type }) => type === 'datasource');
  if (!plugin) throw new Error('The suite in app-plugin/dist has no data source plugin. Run "npm run build".');
  const datasources = provisionedDatasources(root, options.environment);
  const backend = await launchBackend({ plugin, datasources, dataDir: options.dataDir, onLog: options.onLog });
  say(
    `Backend running (${plugin.json.executable ?? plugin.id}, ${Math.round(backend.process.startMs)} ms to the handshake).`
  );
  const app = new Hono();
  app.route('/', grafanaRoutes(backend));
  app.route('/', pageRoutes({ root, pageFolder, plugins, datasources }));
  const { server, port } = await listen(app, options.port);
  for (const { uid, type } of datasources) {
    if (type === plugin.id) await warmUp(backend, uid, { timeoutMs: 120_000, onProgress: say });
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      await backend.process.stop();
    },
  };
}

function listen(app: Hono, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (info) =>
      resolve({ server, port: info.port })
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is in use, perhaps by another workbench. Stop that one or choose a port: npm start -- --port 0.`
            )
          : error
      );
    });
  });
}
