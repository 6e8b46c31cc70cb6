// The import table of docs/adr/0001-rooms.md, executable. A room may import only what its row lists.

/** package → packages it may import */
const ROOMS = {
  focus: [],
  analytics: [],
  'grafana-sdk': [],
  contract: ['focus'],
  aws: ['focus'],
  prometheus: ['focus'],
  twin: ['focus'],
  warehouse: ['focus'],
  ingest: ['focus', 'aws', 'warehouse'],
  insights: ['focus', 'analytics', 'warehouse'],
  engine: ['focus', 'analytics', 'contract', 'aws', 'prometheus', 'twin', 'warehouse', 'ingest', 'insights'],
  server: ['engine', 'contract', 'focus', 'analytics', 'twin'],
  workbench: ['engine', 'grafana-sdk', 'contract', 'focus'],
  e2e: ['engine', 'grafana-sdk', 'contract', 'focus', 'workbench'],
  'plugin-config': [],
};
/** plugin → packages it may import */
const PLUGINS = {
  'datasource-plugin/backend': ['grafana-sdk', 'engine', 'contract', 'focus'],
  'datasource-plugin/src': ['contract', 'focus'],
  'panel-plugin': ['contract', 'focus'],
  'app-plugin': ['contract', 'focus'],
};

const either = (names) => `(${names.join('|')})`;
// Tests and benchmarks may use real peers from other rooms (a warehouse, the twin); the law is about what ships.
const SHIPPED = '\\.test\\.tsx?$|/(test|bench|conformance|scripts|examples)/';

const tableRules = [
  ...Object.entries(ROOMS).map(([room, allowed]) => [`packages/${room}`, `^packages/${room}/`, [room, ...allowed]]),
  ...Object.entries(PLUGINS).map(([room, allowed]) => [room, `^${room}/`, allowed]),
].map(([name, from, allowed]) => ({
  name: `rooms-${name.replace(/\W+/g, '-')}`,
  comment: `${name} imports only: ${allowed.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: from, pathNot: SHIPPED },
  to: { path: '^packages/', ...(allowed.length ? { pathNot: `^packages/${either(allowed)}/` } : {}) },
}));

module.exports = {
  forbidden: [
    ...tableRules,
    {
      name: 'no-circular',
      comment: 'Cycles hide which of two files is the foundation of the other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-import-past-the-door',
      comment:
        'Other packages are imported by name, through their exports, never by path. Benchmarks look behind doors to compare.',
      severity: 'error',
      from: {
        path: '^(packages/[^/]+|datasource-plugin/backend|datasource-plugin/src|panel-plugin|app-plugin)/',
        pathNot: '/bench/',
      },
      to: {
        path: '^(packages|datasource-plugin|panel-plugin|app-plugin)/',
        pathNot: '^$1/',
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'plugins-are-strangers',
      severity: 'error',
      from: { path: '^(datasource|panel|app)-plugin/' },
      to: { path: '^(datasource|panel|app)-plugin/', pathNot: '^$1-plugin/' },
    },
    {
      name: 'browser-has-no-node',
      comment: 'What a plugin page reaches must run in a browser.',
      severity: 'error',
      from: {
        path: '^((datasource|panel|app)-plugin/src|packages/(focus|contract)/src|packages/workbench/src/page)/',
        pathNot: SHIPPED,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'databases-open-at-the-root',
      comment: 'Only composition roots open a warehouse adapter; everybody else takes the port.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `^packages/(warehouse|engine|server|workbench)/|${SHIPPED}` },
      to: { path: '^packages/warehouse/src/(sqlite|postgres)/' },
    },
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      from: {
        path: '^(packages|datasource-plugin|panel-plugin|app-plugin)/.*src/',
        pathNot: `${SHIPPED}|^packages/(workbench|e2e|plugin-config)/`,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm', 'npm-peer'] },
    },
    { name: 'not-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^amd-module$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|testdata|node_modules/\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: '.config/tsconfig.browser.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
