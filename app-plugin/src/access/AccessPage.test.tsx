import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import type { DataSourceInstanceSettings } from '@grafana/data';
import { setBackendSrv, setDataSourceSrv } from '@grafana/runtime';
import type { BackendSrv, BackendSrvRequest, DataSourceSrv } from '@grafana/runtime';
import type { AccessPolicy } from '@smartcloudops/contract';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of, throwError } from 'rxjs';
import { AccessPage } from './AccessPage.tsx';

const POLICY: AccessPolicy = {
  scopes: [{ name: 'shop', who: { users: ['vera'] }, allows: { tags: { team: ['shop', 'checkout'] } } }],
  teams: { ops: ['otto'] },
  ...{ adminsSeeEverything: true, alerts: 'nothing', publicDashboards: 'nothing' },
};

type Answers = Readonly<Record<string, (request: BackendSrvRequest) => unknown>>;
/** An answer that the backend refuses with a problem. */
const refused = (status: number, detail: string) => ({ refused: { status, detail } });

function setup(answers: Answers) {
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
  render(<AccessPage datasource={{ uid: 'payer', name: 'Payer' } as unknown as DataSourceInstanceSettings} />);
  return { requests, user: userEvent.setup() };
}

test('scopes are told in words, and a new one is saved with the version that was read', async () => {
  const { requests, user } = setup({
    'GET access/scopes': () => ({ version: 4, policy: POLICY }),
    'PUT access/scopes': ({ data }) => ({ version: 5, policy: (data as { policy: AccessPolicy }).policy }),
  });
  const row = within((await screen.findByRole('rowheader', { name: 'shop' })).closest('tr') as HTMLElement);
  expect(row.getByText('users: vera')).toBeInTheDocument();
  expect(row.getByText('tags: team=shop,checkout')).toBeInTheDocument();
  expect(row.getByRole('button', { name: 'Edit shop' })).toBeEnabled();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Add a scope' }));
  await user.type(screen.getByLabelText('Name'), 'labs');
  await user.type(screen.getByRole('textbox', { name: /^Users/ }), 'lena, leo');
  await user.type(screen.getByRole('textbox', { name: /^Accounts/ }), '111122223333');
  await user.type(screen.getByRole('textbox', { name: /^Tags/ }), 'env=lab; team=a,b');
  await user.click(screen.getByRole('button', { name: 'Take over' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved. It holds from now on.')).toBeInTheDocument();
  expect(requests.find(({ method }) => method === 'PUT')).toMatchObject({
    url: '/api/datasources/uid/payer/resources/api/v1/access/scopes',
    data: {
      version: 4,
      policy: {
        ...POLICY,
        scopes: [
          ...POLICY.scopes,
          {
            ...{ name: 'labs', who: { users: ['lena', 'leo'] } },
            allows: { accounts: ['111122223333'], tags: { env: ['lab'], team: ['a', 'b'] } },
          },
        ],
      },
    },
  });
});

test('a save that is refused says why, and keeps what was typed', async () => {
  const { user } = setup({
    'GET access/scopes': () => ({ version: 4, policy: POLICY }),
    'PUT access/scopes': () => refused(409, 'Somebody else has changed the scopes meanwhile.'),
  });
  await user.click(await screen.findByRole('button', { name: 'Remove shop' }));
  expect(screen.getByText('Everybody sees everything')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Somebody else has changed the scopes meanwhile.')).toBeInTheDocument();
  expect(screen.getByText('Everybody sees everything')).toBeInTheDocument();
});

test('who is no administrator is told so, and still learns what they see', async () => {
  const { user } = setup({
    'GET access/scopes': () =>
      refused(403, 'vera has the role "viewer", which may not read or write who may see what.'),
    'GET access/me': () => ({
      caller: { name: 'vera', role: 'viewer', teams: [], kind: 'person' },
      ...{ sees: 'rows', why: 'What these scopes allow adds up.', scopes: ['shop'] },
      rows: [{ connections: null, rows: { accounts: ['1'], organizationalUnits: [], tags: { team: ['shop'] } } }],
    }),
  });
  expect(await screen.findByText('For administrators')).toBeInTheDocument();
  await user.click(screen.getByRole('tab', { name: 'What I see' }));
  expect(await screen.findByText('vera sees some rows')).toBeInTheDocument();
  expect(screen.getByText('accounts: 1 · tags: team=shop')).toBeInTheDocument();
});

test('what somebody else sees is asked for by login and role', async () => {
  const { requests, user } = setup({
    'GET access/scopes': () => ({ version: 0, policy: { ...POLICY, scopes: [] } }),
    'GET access/preview': () => ({
      caller: { name: 'eve', role: 'viewer', teams: [], kind: 'person' },
      ...{ sees: 'nothing', why: 'None is for eve.', scopes: [], rows: [], accounts: [] },
    }),
  });
  await user.click(screen.getByRole('tab', { name: 'What others see' }));
  await user.type(screen.getByRole('textbox', { name: 'Login' }), 'eve');
  await user.click(screen.getByRole('button', { name: 'Show' }));
  expect(await screen.findByText('eve sees nothing')).toBeInTheDocument();
  expect(requests.at(-1)).toMatchObject({ params: { user: 'eve', role: 'viewer' } });
});

test('the audit tells changes, and an answer that fails is asked for again', async () => {
  let fails = true;
  const { user } = setup({
    'GET access/scopes': () => ({ version: 0, policy: { ...POLICY, scopes: [] } }),
    'GET audit': () => {
      if (fails) return refused(503, 'The database server cannot be reached.');
      const change = {
        at: '2026-01-05T10:00:00.000Z',
        by: 'ada',
        action: 'access.scopes.put',
        details: { before: null },
      };
      return { entries: [{ ...change, message: 'ada wrote 1 scopes (shop).' }] };
    },
  });
  await user.click(screen.getByRole('tab', { name: 'Audit' }));
  expect(await screen.findByText('The database server cannot be reached.')).toBeInTheDocument();
  fails = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('ada wrote 1 scopes (shop).')).toBeInTheDocument();
});
