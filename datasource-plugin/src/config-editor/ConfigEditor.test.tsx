import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import type { DataSourceSettings } from '@grafana/data';
import { config, setBackendSrv } from '@grafana/runtime';
import type { BackendSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { NEVER } from 'rxjs';
import { ConfigEditor } from './ConfigEditor.tsx';
import type { ConnectionJsonData, ConnectionSecrets } from './connection-settings.ts';

type Options = DataSourceSettings<ConnectionJsonData, ConnectionSecrets>;

beforeEach(() => {
  config.awsAllowedAuthProviders = ['default', 'keys', 'credentials', 'ec2_iam_role'];
  config.awsAssumeRoleEnabled = true;
});

function setup(jsonData: ConnectionJsonData, more: Partial<Options> = {}) {
  let options = { jsonData, secureJsonFields: {}, readOnly: false, ...more } as Options;
  function Host() {
    const [current, setCurrent] = useState(options);
    options = current;
    return <ConfigEditor options={current} onOptionsChange={setCurrent} />;
  }
  render(<Host />);
  return { options: () => options, user: userEvent.setup() };
}

test('a new data source is a demo that needs nothing', async () => {
  const { options, user } = setup({});
  expect(screen.getByRole('radio', { name: 'Demo' })).toBeChecked();
  expect(options().jsonData).toEqual({ kind: 'demo' });
  expect(screen.queryByText('Authentication to AWS')).not.toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'AWS' }));
  expect(options().jsonData).toEqual({ kind: 'aws', authType: 'default' });
});

test('keys are kept secret and replaced, never shown', async () => {
  const { options, user } = setup({ kind: 'aws', authType: 'keys' }, { secureJsonFields: { secretKey: true } });
  await user.type(screen.getByLabelText('Access key ID'), 'AKIA');
  expect(options().secureJsonData).toEqual({ accessKey: 'AKIA' });
  expect(options().jsonData).toEqual({ kind: 'aws', authType: 'keys' });
  expect(screen.getByLabelText('Secret access key')).toBeDisabled();
  await user.click(screen.getByRole('button', { name: /reset/i }));
  expect(options().secureJsonFields.secretKey).toBe(false);
  await user.type(screen.getByLabelText('Secret access key'), 'new');
  expect(options().secureJsonData).toEqual({ accessKey: 'AKIA', secretKey: 'new' });
});

test('settings that say how to reach AWS are taken for AWS; a provisioned one is left as it is', () => {
  expect(setup({ authType: 'credentials' }).options().jsonData).toEqual({ kind: 'aws', authType: 'credentials' });
  expect(setup({}, { readOnly: true }).options().jsonData).toEqual({});
});

test('only the authentication that the administrator allows is offered', async () => {
  config.awsAllowedAuthProviders = ['keys'];
  config.awsAssumeRoleEnabled = false;
  const { options, user } = setup({ kind: 'aws' });
  expect(options().jsonData.authType).toBe('keys');
  await user.click(screen.getByRole('combobox', { name: /^Authentication provider/ }));
  expect(screen.getAllByRole('option')).toHaveLength(1);
  expect(screen.queryByLabelText(/^Assume role ARN/)).not.toBeInTheDocument();
});

test('credentials of the environment say which setting of the server they need', () => {
  setup({ kind: 'aws', authType: 'default' });
  expect(screen.getByText(/forward_settings_to_plugins/)).toHaveTextContent('smartcloudops-analytics-datasource');
});

test('an external ID is asked for with a role, and an emptied field is left out', async () => {
  const { options, user } = setup({ kind: 'aws', authType: 'default' });
  await user.type(screen.getByLabelText(/^Assume role ARN/), 'r');
  await user.type(screen.getByLabelText(/^External ID/), 'x');
  expect(options().jsonData).toMatchObject({ assumeRoleArn: 'r', externalId: 'x' });
  await user.clear(screen.getByLabelText(/^External ID/));
  expect(options().jsonData.externalId).toBeUndefined();
});

test('the budget is decimal text, zero to begin with, and anything else is refused in words', async () => {
  const { options, user } = setup({ kind: 'aws', authType: 'default' });
  const budget = screen.getByLabelText(/^Monthly API budget \(US\$\)/);
  expect(budget).toHaveValue('0.00');
  await user.clear(budget);
  await user.type(budget, '12.5');
  expect(options().jsonData.monthlyApiBudget).toBe('12.5');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await user.type(budget, ' EUR');
  expect(screen.getByText(/Write an amount/)).toBeInTheDocument();
});

test('tag keys are added with Enter; history is a number of days', async () => {
  const { options, user } = setup({ kind: 'aws' });
  await user.type(screen.getByPlaceholderText('Tag key, then Enter'), 'team{Enter}');
  await user.type(screen.getByLabelText(/^Days of history/), '90');
  expect(options().jsonData).toMatchObject({ kind: 'aws', tagKeys: ['team'], historyDays: 90 });
});

test('the place of an export is its bucket, and what else is filled in', async () => {
  const { options, user } = setup({ kind: 'aws', authType: 'default' });
  await user.type(screen.getByLabelText(/^Prefix/), 'exports');
  expect(screen.getByText(/say nothing without a bucket/)).toBeInTheDocument();
  await user.type(screen.getByLabelText(/^Bucket/), 'my-bills');
  expect(options().jsonData.export).toEqual({ bucket: 'my-bills', prefix: 'exports' });
  expect(screen.queryByText(/say nothing without a bucket/)).not.toBeInTheDocument();
  await user.clear(screen.getByLabelText(/^Prefix/));
  await user.clear(screen.getByLabelText(/^Bucket/));
  expect(options().jsonData).toEqual({ kind: 'aws', authType: 'default', export: undefined });
});

test('a table of Athena is a database and a table, and what it holds', async () => {
  const { options, user } = setup({ kind: 'aws', authType: 'default' });
  await user.type(screen.getByLabelText(/^Table/), 'cur');
  expect(screen.getByText(/needs both a database and a table/)).toBeInTheDocument();
  await user.type(screen.getByLabelText(/^Database/), 'bill');
  await user.click(screen.getByRole('radio', { name: 'CUR 2.0' }));
  expect(options().jsonData.pushdown).toEqual({ database: 'bill', table: 'cur', dialect: 'cur2' });
  await user.clear(screen.getByLabelText(/^Database/));
  await user.clear(screen.getByLabelText(/^Table/));
  expect(options().jsonData.pushdown).toBeUndefined();
});

test('a provisioned data source cannot be edited', () => {
  setup({ kind: 'aws', authType: 'keys' }, { readOnly: true });
  for (const field of screen.getAllByRole('textbox')) expect(field).toBeDisabled();
});

test('the backend is asked only about a data source that was saved', () => {
  const asked: string[] = [];
  const fetch = ({ url }: { url: string }) => {
    asked.push(url);
    return NEVER;
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
  const saved = { uid: 'u', version: 1 };
  setup({ kind: 'aws', authType: 'default' }, saved);
  expect(asked).toEqual([]);
  setup({ kind: 'aws', authType: 'default' }, { ...saved, version: 2 });
  setup({ kind: 'aws', authType: 'default' }, { ...saved, readOnly: true });
  setup({ kind: 'demo' }, { ...saved, version: 2 });
  expect(asked.filter((url) => url.endsWith('sources/backfill'))).toHaveLength(2);
});
