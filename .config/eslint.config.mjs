import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import react from 'eslint-plugin-react';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const root = new URL('..', import.meta.url).pathname;
const browser = [
  'datasource-plugin/src/**',
  'panel-plugin/src/**',
  'app-plugin/src/**',
  'packages/workbench/src/page/**',
];
const roots = [
  'datasource-plugin/backend/**',
  'packages/server/**',
  'packages/workbench/**',
  'packages/e2e/**',
  '**/bench/**',
  '**/test/**',
  '**/*.test.ts',
  '**/scripts/**',
  '**/*.mjs',
  '.config/**',
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/generated/**', '**/testdata/**', '**/.cache/**', '**/.data/**'] },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: {
        project: ['.config/tsconfig.node.json', '.config/tsconfig.browser.json'],
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    // Tests may assert what they have just checked.
    files: ['**/*.test.ts', '**/*.test.tsx', '**/test/**', '**/bench/**', '**/conformance/**', 'packages/e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'URLSearchParams',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'fetch',
          'performance',
          'module',
          'require',
          '__dirname',
          'globalThis',
          'window',
          'document',
          'AbortSignal',
        ].map((name) => [name, 'readonly'])
      ),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['packages/**/*.ts', 'datasource-plugin/**/*.ts'],
    ignores: [...roots, 'packages/twin/src/bin/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only composition roots read the environment.' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: browser,
    plugins: { react, 'react-hooks': reactHooks },
    settings: { react: { version: '18.3' } },
    rules: {
      ...react.configs['jsx-runtime'].rules,
      'react/jsx-key': 'error',
      'react/jsx-no-target-blank': 'error',
      'react/no-danger': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-console': 'error',
      'no-alert': 'error',
      'no-restricted-globals': ['error', { name: 'localStorage', message: 'Use a namespaced store of @grafana/data.' }],
    },
  },
  prettier
);
