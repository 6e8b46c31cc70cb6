import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Packages that ship only ES modules and therefore pass through swc before jest can require them. */
const esmOnly = [
  'kysely',
  '@grafana',
  'ol',
  'd3',
  'd3-[a-z-]+',
  'internmap',
  'delaunator',
  'robust-predicates',
  'uuid',
  'marked',
  'react-colorful',
  'rxjs',
  'lodash-es',
  'color',
  'color-[a-z]+',
  'react-calendar',
  'get-user-locale',
  'memoize',
  'mimic-function',
  '@wojtekmaj',
  'monaco-editor',
  'flatbuffers',
  'react-data-grid',
  'nanoid',
  'leven',
  '@openfeature',
  'eventemitter3',
  '@leeoniya',
];

const shared = {
  rootDir: root,
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.data/'],
  setupFiles: ['<rootDir>/.config/jest-properties.mjs'],
};

const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx },
      target: 'es2024',
      ...(tsx ? { transform: { react: { runtime: 'automatic' } } } : {}),
    },
    module: { type: 'commonjs', ignoreDynamic: false },
    sourceMaps: 'inline',
  },
];

export default {
  rootDir: root,
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      roots: ['<rootDir>/packages', '<rootDir>/datasource-plugin/backend'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '/packages/e2e/',
        '/packages/workbench/src/page/',
        '/packages/warehouse/test/trino/',
        '/packages/prometheus/test/contract/',
      ],
      transform: { '^.+\\.(ts|js|mjs|cjs)$': swc(false) },
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: 'jsdom',
      roots: [
        '<rootDir>/datasource-plugin/src',
        '<rootDir>/panel-plugin/src',
        '<rootDir>/app-plugin/src',
        '<rootDir>/packages/workbench/src',
      ],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '/packages/workbench/src/(?!page/)'],
      transform: { '^.+\\.(ts|tsx|js|mjs|cjs)$': swc(true) },
      moduleNameMapper: { '\\.(css|scss|svg)$': '<rootDir>/.config/jest-asset.mjs' },
    },
    {
      ...shared,
      displayName: 'e2e',
      testEnvironment: 'node',
      roots: ['<rootDir>/packages/e2e'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/packages/e2e/grafana/'],
      transform: { '^.+\\.(ts|js|mjs|cjs)$': swc(false) },
    },
    {
      ...shared,
      displayName: 'peers',
      testEnvironment: 'node',
      roots: ['<rootDir>/packages/warehouse/test/trino', '<rootDir>/packages/prometheus/test/contract'],
      testMatch: ['**/*.test.ts'],
      transform: { '^.+\\.(ts|js|mjs|cjs)$': swc(false) },
    },
    {
      ...shared,
      displayName: 'grafana',
      testEnvironment: 'node',
      roots: ['<rootDir>/packages/e2e/grafana'],
      testMatch: ['**/*.test.ts'],
      globalSetup: '<rootDir>/packages/e2e/grafana/set-up.ts',
      globalTeardown: '<rootDir>/packages/e2e/grafana/tear-down.ts',
      transform: { '^.+\\.(ts|js|mjs|cjs)$': swc(false) },
    },
  ],
};
