import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import { setTemplateSrv } from '@grafana/runtime';
import type { TemplateSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { CostDataSource } from '../../datasource.ts';
import type { PanelQuery } from '../../query-model.ts';
import type { MeasuredMetric, Resources } from '../../resources.ts';
import { QueryEditor } from '../QueryEditor.tsx';

/** What a backend measures, for tests. */
export const MEASURED: readonly MeasuredMetric[] = [
  {
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    aggregations: ['average', 'maximum'],
    unit: 'Percent',
    labels: { ResourceId: ['i-1', 'i-2'], RegionId: ['eu-west-1'] },
  },
  {
    namespace: 'AWS/RDS',
    metricName: 'FreeStorageSpace',
    aggregations: ['minimum'],
    unit: 'Bytes',
    labels: { ResourceId: ['db-1'] },
  },
];

const RESOURCES: Resources = {
  dimensions: async () => ['ServiceName', 'SubAccountId'],
  dimensionValues: async (_dimension, _range, search) =>
    ['AmazonEC2', 'AmazonS3', null].filter((value) => (value ?? '').includes(search ?? '')),
  namedValues: async () => [],
  tagKeys: async () => ['team'],
  connections: async () => [],
  price: async () => ({
    perRefresh: { value: 0 },
    connections: [
      {
        expectedPerMonth: { value: 3.64 },
        budgetPerMonth: { value: 5 },
        spentThisMonth: { value: 0.12 },
        real: true,
      },
    ],
  }),
  allocations: async () => [{ name: 'team', title: 'Team' }],
  metrics: async () => [...MEASURED],
  sources: async () => [
    { name: 'cost-explorer', title: 'AWS Cost Explorer' },
    { name: 'budgets', title: 'AWS Budgets' },
  ],
};

beforeAll(() =>
  setTemplateSrv({
    getVariables: () => [{ name: 'account' }],
    replace: (text: string) => text,
  } as unknown as TemplateSrv)
);

/** The editor as Grafana hosts it, for tests: it keeps the query and hands back what the editor changed. */
export function editorHost(initial: Partial<PanelQuery> = {}, resources: Partial<Resources> = {}) {
  const seen: PanelQuery[] = [];
  const run = jest.fn();
  const datasource = { resources: { ...RESOURCES, ...resources } } as CostDataSource;
  function Host() {
    const [query, setQuery] = useState({ refId: 'A', ...initial } as PanelQuery);
    return (
      <QueryEditor
        datasource={datasource}
        query={query}
        onRunQuery={run}
        onChange={(next) => {
          seen.push(next);
          setQuery(next);
        }}
      />
    );
  }
  render(<Host />);
  return { last: () => seen.at(-1), run, user: userEvent.setup() };
}

/** Opens a choice by its label and takes an option. */
export const choose = async (user: ReturnType<typeof userEvent.setup>, label: string | RegExp, option: RegExp) => {
  await user.click(await screen.findByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
};
