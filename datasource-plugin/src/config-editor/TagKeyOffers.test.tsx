import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import { setBackendSrv } from '@grafana/runtime';
import type { BackendSrv } from '@grafana/runtime';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of, throwError } from 'rxjs';
import { TagKeyOffers } from './TagKeyOffers.tsx';

function setup(answer: object | Error, chosen: readonly string[], readOnly = false) {
  const fetch = jest.fn(() => (answer instanceof Error ? throwError(() => answer) : of({ data: answer })));
  setBackendSrv({ fetch } as unknown as BackendSrv);
  const onAdd = jest.fn();
  const { container } = render(<TagKeyOffers uid="u-1" chosen={chosen} readOnly={readOnly} onAdd={onAdd} />);
  return { fetch, onAdd, container };
}

test('active keys that are not chosen yet are one press away', async () => {
  const { onAdd, fetch } = setup({ active: ['app', 'team'], inactive: ['owner'] }, ['team']);
  await userEvent.setup().click(await screen.findByRole('button', { name: 'app' }));
  expect(onAdd).toHaveBeenCalledWith('app');
  expect(screen.queryByRole('button', { name: 'team' })).not.toBeInTheDocument();
  expect(screen.queryByText('Not active for cost allocation')).not.toBeInTheDocument();
  expect(fetch).toHaveBeenCalledWith(
    expect.objectContaining({ url: '/api/datasources/uid/u-1/resources/api/v1/tags', showErrorAlert: false })
  );
});

test('a chosen key that is not active is told of, also where nothing may be changed', async () => {
  setup({ active: ['app'], inactive: ['owner'] }, ['owner'], true);
  expect(await screen.findByText('Not active for cost allocation')).toBeInTheDocument();
  expect(screen.getByText(/do not carry owner/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'app' })).not.toBeInTheDocument();
});

test('where nobody can tell, nothing is said', async () => {
  const { container, fetch } = setup(new Error('not saved yet'), ['team']);
  await waitFor(() => expect(fetch).toHaveBeenCalled());
  expect(container).toBeEmptyDOMElement();
});
