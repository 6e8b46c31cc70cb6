/**
 * What Grafana 12.3 and newer hands to a plugin at run time, so that both share one instance. The list follows Grafana's own
 * plugin scaffolding. `react/jsx-runtime` must be on it: a bundled copy of React 18's breaks under React 19. `react-router`
 * is shared but `react-router-dom` is not: what Grafana offers under that name is version 5.
 */
export const externals = [
  // The AMD loader's own module object: its uri tells where the plugin was loaded from.
  { 'amd-module': 'module' },
  'lodash',
  'jquery',
  'moment',
  'd3',
  'prismjs',
  'slate',
  'slate-plain-serializer',
  '@grafana/slate-react',
  'emotion',
  '@emotion/react',
  '@emotion/css',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-redux',
  'redux',
  'react-router',
  'rxjs',
  'rxjs/operators',
  'i18next',
  /^@grafana\/ui/,
  /^@grafana\/runtime/,
  /^@grafana\/data/,
];
