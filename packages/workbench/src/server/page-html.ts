import type { ProvisionedDashboard, ProvisionedDatasource } from './provisioned.ts';
import type { BuiltPlugin } from './built-plugins.ts';

/** JSON inside a script element: `<` must not end the element. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The one HTML document: boot data for Grafana's runtime package and for the page, then the page itself. */
export function pageHtml(options: {
  readonly theme: 'dark' | 'light';
  readonly datasources: readonly ProvisionedDatasource[];
  readonly plugins: readonly BuiltPlugin[];
  readonly dashboards: readonly ProvisionedDashboard[];
}): string {
  const boot = {
    theme: options.theme,
    // secureJsonData stays on the server
    datasources: options.datasources.map(({ uid, name, type, jsonData }) => ({ uid, name, type, jsonData })),
    plugins: options.plugins.map(({ id, type, json }) => ({ id, type, json, baseUrl: `/public/plugins/${id}` })),
    dashboards: options.dashboards.map(({ uid, title }) => ({ uid, title })),
  };
  const grafanaBootData = {
    settings: { buildInfo: { version: '12.4.10', env: 'production' }, appSubUrl: '', featureToggles: {}, theme2: null },
    user: {
      isSignedIn: true,
      login: 'workbench',
      orgRole: 'Admin',
      orgId: 1,
      timezone: 'utc',
      locale: 'en-US',
      lightTheme: options.theme === 'light',
    },
    navTree: [],
  };
  return `<!doctype html>
<html lang="en" class="theme-${options.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SmartCloudOps workbench</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script>
window.__grafana_public_path__ = '/public/';
window.grafanaBootData = ${inScript(grafanaBootData)};
window.workbenchBoot = ${inScript(boot)};
</script>
</head>
<body class="theme-${options.theme}">
<div id="root"></div>
<script src="/page.js"></script>
</body>
</html>
`;
}
