import { createRequire } from 'node:module';
import path from 'node:path';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

import type { BuiltPlugin } from './built-plugins.ts';
import { pageHtml } from './page-html.ts';
import { provisionedDashboards, type ProvisionedDatasource } from './provisioned.ts';
import { fileResponse } from './static-files.ts';

const icons = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@grafana/ui/package.json')),
  'dist/public/img/icons'
);

/** @grafana/ui from npm lacks a few of Grafana's icons; a plain dot stands for those. */
const MISSING_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="4"/></svg>';

/** The page, the plugins' files and the dashboards. Dashboards are read at each request, so that an edited file shows on reload. */
export function pageRoutes(options: {
  readonly root: string;
  readonly pageFolder: string;
  readonly plugins: readonly BuiltPlugin[];
  readonly datasources: readonly ProvisionedDatasource[];
}): Hono {
  const app = new Hono();
  app.get('/page.js', () => fileResponse(options.pageFolder, 'page.js'));
  app.get('/page.css', () => fileResponse(options.pageFolder, 'page.css'));
  app.get('/public/build/img/icons/*', (c) => {
    const found = fileResponse(icons, c.req.path.slice('/public/build/img/icons/'.length));
    return found.status === 404 ? c.body(MISSING_ICON, 200, { 'content-type': 'image/svg+xml' }) : found;
  });
  app.get('/public/plugins/:id/*', (c) => {
    const id = c.req.param('id');
    const plugin = options.plugins.find((candidate) => candidate.id === id);
    return plugin ? fileResponse(plugin.folder, c.req.path.slice(`/public/plugins/${id}/`.length)) : c.notFound();
  });
  app.get('/workbench/dashboards/:uid', (c) => {
    const dashboard = provisionedDashboards(options.root).find(({ uid }) => uid === c.req.param('uid'));
    if (!dashboard)
      return c.json({ message: `There is no dashboard "${c.req.param('uid')}" in provisioning/dashboards.` }, 404);
    return c.body(dashboard.json, 200, { 'content-type': 'application/json' });
  });
  // Grafana's fonts are not on npm; the page falls back to the system's.
  app.get('/public/*', (c) => c.notFound());
  app.get('/theme/:mode', (c) => {
    setCookie(c, 'workbench_theme', c.req.param('mode') === 'light' ? 'light' : 'dark', {
      path: '/',
      sameSite: 'Strict',
    });
    return c.redirect(c.req.header('referer') ?? '/');
  });
  app.get('*', (c) => {
    const theme = getCookie(c, 'workbench_theme') === 'light' ? 'light' : 'dark';
    return c.html(
      pageHtml({
        theme,
        datasources: options.datasources,
        plugins: options.plugins,
        dashboards: provisionedDashboards(options.root),
      })
    );
  });
  return app;
}
