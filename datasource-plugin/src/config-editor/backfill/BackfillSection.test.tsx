import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import { setBackendSrv } from '@grafana/runtime';
import type { BackendSrv, BackendSrvRequest } from '@grafana/runtime';
import type { BackfillResponse } from '@smartcloudops/contract';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of, throwError } from 'rxjs';
import { BackfillSection } from './BackfillSection.tsx';

type Quote = NonNullable<BackfillResponse['quote']>;
type Progress = NonNullable<BackfillResponse['progress']>;

const money = (value: number) => ({ amount: String(value), value });
const QUOTE: Quote = {
  ...{ months: 38, from: '2023-09-01T00:00:00.000Z', dailyFrom: '2025-10-01T00:00:00.000Z', byMonth: true },
  ...{
    storedFrom: '2026-09-01T00:00:00.000Z',
    requests: 12,
    pages: { least: 12, most: 40 },
    paidPages: 2,
    sampled: true,
  },
  ...{ price: { least: money(0.12), most: money(0.4) }, monthsOfBudget: 0, spentThisMonth: money(0.09) },
  ...{ budget: { perMonth: money(5), regular: money(3.95) }, real: true },
};
const PROGRESS: Progress = {
  ...{ months: 38, from: QUOTE.from, state: 'waiting', startedAt: QUOTE.from, endedAt: null, done: 3, total: 12 },
  ...{ pages: 5, spent: money(0.05), continuesAt: '2026-12-01T00:00:00.000Z', expectedEnd: null, lacking: null },
};
const NOTHING = { connection: 'c', limits: { dailyMonths: 13, months: 38 }, quote: null, progress: null };

/** A backend that answers by method, and what it was asked. */
function backend(answers: Readonly<Record<string, Partial<BackfillResponse> | Error>>) {
  const asked: string[] = [];
  const fetch = ({ method = 'GET', url, params = {} }: BackendSrvRequest) => {
    const query = new URLSearchParams(params as Record<string, string>).toString();
    asked.push(`${method} ${url.replace('/api/datasources/uid/u-1/resources/api/v1/', '')}?${query}`);
    const answer = answers[query === '' ? method : `${method} ${query}`] ?? answers[method];
    return answer instanceof Error ? throwError(() => answer) : of({ data: { ...NOTHING, ...answer } });
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
  return asked;
}

test('the price is told before anything is collected, and agreed to by a button that names it', async () => {
  const asked = backend({
    'GET months=38': { quote: QUOTE },
    POST: { progress: { ...PROGRESS, state: 'done', done: 12 } },
  });
  const user = userEvent.setup();
  render(<BackfillSection uid="u-1" />);
  await user.click(await screen.findByRole('radio', { name: '38 months' }));
  expect(screen.queryByRole('button', { name: /Collect/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'What does it cost?' }));
  expect(
    await screen.findByText(
      '38 months: by whole months from 2023-09-01, by day from 2025-10-01. 12 requests cost $0.12 – $0.40. 2 pages are paid for already. The budget of this month pays it.'
    )
  ).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Collect for $0.12 – $0.40' }));
  expect(await screen.findByText(/38 months are collected/)).toBeInTheDocument();
  expect(asked).toEqual(['GET sources/backfill?', 'GET sources/backfill?months=38', 'POST sources/backfill?months=38']);
});

test('a quote is for the months it was asked for', async () => {
  backend({ 'GET months=13': { quote: { ...QUOTE, months: 13, sampled: false } } });
  const user = userEvent.setup();
  render(<BackfillSection uid="u-1" />);
  await user.click(await screen.findByRole('button', { name: 'What does it cost?' }));
  expect(await screen.findByRole('button', { name: 'Collect for at least $0.12' })).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: '24 months' }));
  expect(screen.queryByRole('button', { name: /^Collect for/ })).not.toBeInTheDocument();
});

test('one under way shows how far it is to everybody, when it goes on, and can be stopped', async () => {
  const asked = backend({ GET: { progress: PROGRESS }, DELETE: { progress: { ...PROGRESS, state: 'cancelled' } } });
  const user = userEvent.setup();
  render(<BackfillSection uid="u-1" />);
  const bar = await screen.findByRole('progressbar', { name: 'History collected' });
  expect(bar).toHaveAttribute('value', '3');
  expect(bar).toHaveAttribute('max', '12');
  expect(bar).toHaveAttribute('aria-valuetext', '3 of 12 requests, 5 pages, $0.05');
  expect(screen.getByText(/goes on by itself on 2026-12-01/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stop collecting history' }));
  expect(await screen.findByText(/Stopped. What was collected stays/)).toBeInTheDocument();
  expect(asked.at(-1)).toBe('DELETE sources/backfill?');
});

test('what AWS does not give and what is refused is said in words; without a backend nothing is offered', async () => {
  backend({
    GET: { progress: { ...PROGRESS, state: 'done', lacking: 'Multi-year data is off.' } },
    'GET months=13': new Error('The budget is $0.00.'),
  });
  const user = userEvent.setup();
  const { unmount } = render(<BackfillSection uid="u-1" />);
  expect(await screen.findByText('Multi-year data is off.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'What does it cost?' }));
  expect(await screen.findByText('The budget is $0.00.')).toBeInTheDocument();
  unmount();
  backend({ GET: new Error('not saved yet') });
  const { container } = render(<BackfillSection uid="u-1" />);
  await Promise.resolve();
  expect(container).toBeEmptyDOMElement();
});
