import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { setBackendSrv, setDataSourceSrv } from '@grafana/runtime';
import type { BackendSrv, BackendSrvRequest, DataSourceSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of, throwError } from 'rxjs';
import type { AppJsonData } from '../settings.ts';
import { ConfigPage } from './ConfigPage.tsx';

type Answer = (request: BackendSrvRequest) => ReturnType<BackendSrv['fetch']>;

function setup(names: string[], answer: Answer, jsonData: AppJsonData = {}) {
  const requests: BackendSrvRequest[] = [];
  setDataSourceSrv({
    getList: () => names.map((name) => ({ uid: name.toLowerCase(), name })),
  } as unknown as DataSourceSrv);
  setBackendSrv({
    fetch: (request: BackendSrvRequest) => {
      requests.push(request);
      return answer(request);
    },
  } as unknown as BackendSrv);
  const meta = { id: 'smartcloudops-analytics-app', enabled: true, pinned: false, jsonData };
  render(
    <ConfigPage
      {...({ plugin: { meta }, query: {} } as unknown as PluginConfigPageProps<AppPluginMeta<AppJsonData>>)}
    />
  );
  return { requests, user: userEvent.setup() };
}

const ok = (data: unknown) => of({ data }) as unknown as ReturnType<Answer>;
const refused = (data: unknown) => throwError(() => ({ status: 400, data })) as unknown as ReturnType<Answer>;

test('each data source is shown with what its health check says', async () => {
  setup(['Demo', 'Payer'], ({ url }) =>
    url.includes('/demo/')
      ? ok({ status: 'OK', message: '13 months of charges.' })
      : refused({ message: 'The key lacks ce:GetTags. Add it.' })
  );
  expect(await screen.findByText('13 months of charges.')).toBeInTheDocument();
  expect(await screen.findByRole('alert')).toHaveTextContent('The key lacks ce:GetTags. Add it.');
  expect(screen.getByRole('link', { name: 'Payer' })).toHaveAttribute('href', '/connections/datasources/edit/payer');
});

test('the data source of the home page is saved, and nothing else is changed', async () => {
  const { requests, user } = setup(['Demo', 'Payer'], () => ok({ status: 'OK', message: '' }), {
    datasourceUid: 'demo',
  });
  await user.click(screen.getByRole('combobox', { name: 'Opens with' }));
  await user.click(await screen.findByRole('option', { name: 'Payer' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved')).toBeInTheDocument();
  expect(requests.find(({ method }) => method === 'POST')).toMatchObject({
    url: '/api/plugins/smartcloudops-analytics-app/settings',
    data: { enabled: true, pinned: false, jsonData: { datasourceUid: 'payer' } },
  });
});

test('a save that fails says why', async () => {
  const { user } = setup(['Demo'], ({ method }) =>
    method === 'POST' ? refused({ message: 'Permission denied' }) : ok({ status: 'OK' })
  );
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Permission denied')).toBeInTheDocument();
});

test('without a data source it shows how to begin', () => {
  setup([], () => ok({}));
  expect(screen.getByText('Connect a bill to begin')).toBeInTheDocument();
});
