import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import type { DataSourceInstanceSettings } from '@grafana/data';
import { setBackendSrv, setDataSourceSrv } from '@grafana/runtime';
import type { BackendSrv, BackendSrvRequest, DataSourceSrv } from '@grafana/runtime';
import type { BudgetJson } from '@smartcloudops/contract';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of, throwError } from 'rxjs';
import { BudgetsPage } from './BudgetsPage.tsx';
import { filterText, idOf, readFilters } from './filter-text.ts';

const SHOP: BudgetJson = {
  ...{ id: 'shop', name: 'Shop', amount: '500', currency: 'USD', period: 'month', metric: 'BilledCost' },
  filters: [{ dimension: 'Tags.team', op: 'in', values: ['shop'] }],
  connections: ['payer'],
};
const row = (id: string, name: string, origin: string) => ({
  ...{ id, name, origin, owner: null, status: 'at-risk', amount: { amount: '500', value: 500 }, currency: 'USD' },
  ...{ used: 0.62, expectedUsed: 0.5, forecast: 510, probability: 0.61, note: null },
});
const me = (role: string) => ({ caller: { name: 'ed', role }, sees: 'everything' });
const refused = (status: number, detail: string) => ({ refused: { status, detail } });

function setup(answers: Readonly<Record<string, (request: BackendSrvRequest) => unknown>>) {
  const requests: BackendSrvRequest[] = [];
  setDataSourceSrv({ getList: () => [] } as unknown as DataSourceSrv);
  setBackendSrv({
    fetch: (request: BackendSrvRequest) => {
      requests.push(request);
      const [, path = ''] = request.url.split('/resources/api/v1/');
      const data = answers[`${request.method ?? 'GET'} ${path}`]?.(request);
      const problem = (data as Partial<ReturnType<typeof refused>> | undefined)?.refused;
      return problem ? throwError(() => ({ ...problem, data: problem, config: {} })) : of({ data });
    },
  } as unknown as BackendSrv);
  render(<BudgetsPage datasource={{ uid: 'payer', name: 'Payer' } as unknown as DataSourceInstanceSettings} />);
  return { requests, user: userEvent.setup() };
}
const listed = (role: string) => ({
  'GET budgets': () => ({ budgets: [SHOP] }),
  'GET analytics/budgets': () => ({ budgets: [row('shop', 'Shop', 'own'), row('a/x', 'ec2-monthly', 'provider')] }),
  'GET access/me': () => me(role),
});

test('how budgets fare is told; those of AWS are changed there, and a change of one is saved', async () => {
  const { requests, user } = setup({ ...listed('editor'), 'PUT budgets/shop': ({ data }) => data });
  const shop = within((await screen.findByRole('rowheader', { name: 'Shop' })).closest('tr') as HTMLElement);
  expect(shop.getByText('at risk')).toBeInTheDocument();
  expect(shop.getByText('62 %')).toBeInTheDocument();
  expect(screen.getByText('kept in AWS')).toBeInTheDocument();
  await user.click(shop.getByRole('button', { name: 'Edit Shop' }));
  await user.clear(screen.getByRole('textbox', { name: /^Amount/ }));
  await user.type(screen.getByRole('textbox', { name: /^Amount/ }), '750.50');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(requests.find(({ method }) => method === 'PUT')?.data).toEqual({ ...SHOP, amount: '750.50' });
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

test('without a budget one is written, and a refusal says why and keeps what was typed', async () => {
  const { requests, user } = setup({
    ...{ 'GET budgets': () => ({ budgets: [] }), 'GET analytics/budgets': () => ({ budgets: [] }) },
    'GET access/me': () => me('admin'),
    'PUT budgets/team-shop': () => refused(400, '"amount": Write a number above 0.'),
  });
  await user.click(await screen.findByRole('button', { name: 'Add a budget' }));
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Team Shop');
  await user.type(screen.getByRole('textbox', { name: /^Amount/ }), 'much');
  await user.type(screen.getByRole('textbox', { name: /^Which charges/ }), 'Tags.team=shop; nonsense');
  expect(screen.getByText('"nonsense" is no filter: write column=value.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: /^Which charges/ }), '!=a,b');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('"amount": Write a number above 0.')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveValue('Team Shop');
  expect(requests.at(-1)).toMatchObject({
    data: {
      ...{ id: 'team-shop', connections: null },
      filters: [
        { dimension: 'Tags.team', op: 'in', values: ['shop'] },
        { dimension: 'nonsense', op: 'not-in', values: ['a', 'b'] },
      ],
    },
  });
});

test('a removal asks first; who may only look is offered nothing to change', async () => {
  const { requests, user } = setup({ ...listed('editor'), 'DELETE budgets/shop': () => ({ removed: 'shop' }) });
  await user.click(await screen.findByRole('button', { name: 'Remove Shop' }));
  expect(requests.some(({ method }) => method === 'DELETE')).toBe(false);
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  expect(requests.some(({ method }) => method === 'DELETE')).toBe(true);
});

test('viewers see, and whoever has no access is told why', async () => {
  setup(listed('viewer'));
  expect(await screen.findByRole('rowheader', { name: 'Shop' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Edit Shop' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Add a budget' })).not.toBeInTheDocument();
});

test('no access is said in the words of the backend', async () => {
  setup({ 'GET budgets': () => refused(403, 'eve has no access to these data.') });
  expect(await screen.findByText('eve has no access to these data.')).toBeInTheDocument();
  expect(screen.getByText('You have no access to these data')).toBeInTheDocument();
});

test('filters mean the same as text, and an id is made of the name', () => {
  const filters: BudgetJson['filters'] = [
    { dimension: 'ServiceName', op: 'in', values: ['Amazon S3', null] },
    { dimension: 'Tags.team', op: 'not-in', values: ['a=b'] },
  ];
  expect(filterText(filters)).toBe('ServiceName=Amazon S3,; Tags.team!=a=b');
  expect(readFilters(filterText(filters) ?? '')).toEqual({ filters });
  expect(readFilters('  ')).toEqual({ filters: [] });
  expect(filterText([{ dimension: 'Tags.team', op: 'in', values: ['a,b'] }])).toBeNull();
  expect(idOf(' Team: Shop & Söhne ')).toBe('team-shop-s-hne');
});
