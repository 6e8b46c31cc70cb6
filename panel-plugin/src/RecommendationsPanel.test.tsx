import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import { createDataFrame, FieldType, LoadingState } from '@grafana/data';
import type { DataFrame, PanelProps } from '@grafana/data';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_OPTIONS } from './options.ts';
import type { RecommendationOptions } from './options.ts';
import { RecommendationsPanel } from './RecommendationsPanel.tsx';

const text = (name: string, values: (string | null)[]) => ({ name, type: FieldType.string, values });

function frame(change: Partial<Parameters<typeof createDataFrame>[0]> = {}) {
  return createDataFrame({
    fields: [
      text('id', ['a', 'b', 'c']),
      text('title', ['Delete volume', 'Buy a plan', 'Resize host']),
      { name: 'monthlySaving', type: FieldType.number, values: [10, 300, 20] },
      text('currency', ['USD', 'USD', 'USD']),
      text('category', ['idle', 'commitment', 'rightsizing']),
      text('effort', ['low', 'low', 'high']),
      text('reason', ['Not attached for 40 days.', null, null]),
      text('resourceId', ['vol-1', null, 'i-2']),
    ],
    ...change,
  });
}

function setup(series: DataFrame[], options: Partial<RecommendationOptions> = {}, state = LoadingState.Done) {
  const props = {
    data: { series, state },
    options: { ...DEFAULT_OPTIONS, ...options },
  } as PanelProps<RecommendationOptions>;
  render(<RecommendationsPanel {...props} />);
  return userEvent.setup();
}

const titles = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

test('lists by saving; a header sorts, and turns round when pressed again', async () => {
  const user = setup([frame()]);
  expect(titles()).toEqual(['Buy a plan', 'Resize host', 'Delete volume']);
  expect(screen.getByRole('columnheader', { name: 'Saving a month' })).toHaveAttribute('aria-sort', 'descending');
  await user.click(screen.getByRole('button', { name: 'Saving a month' }));
  expect(titles()).toEqual(['Delete volume', 'Resize host', 'Buy a plan']);
  await user.click(screen.getByRole('button', { name: 'Effort' }));
  expect(titles()).toEqual(['Buy a plan', 'Delete volume', 'Resize host']);
});

test('filters narrow the list and say by how much', async () => {
  const user = setup([frame()]);
  await user.click(screen.getByRole('combobox', { name: 'Category' }));
  await user.click(await screen.findByRole('option', { name: 'idle' }));
  expect(titles()).toEqual(['Delete volume']);
  expect(screen.getByRole('status')).toHaveTextContent('Showing 1 of 3');
});

test('the total is shown only when it came with the data', () => {
  setup([frame()]);
  expect(screen.queryByText(/Possible saving a month/)).not.toBeInTheDocument();
  setup([frame({ meta: { custom: { totalMonthlySaving: 320, currency: 'USD' } } })]);
  expect(screen.getByText(/Possible saving a month/).nextSibling).toHaveTextContent(/320\.00/);
});

test('arrow keys move between rows, Enter opens the details, Escape closes them and gives the focus back', async () => {
  const user = setup([frame()]);
  act(() => screen.getByRole('button', { name: 'Buy a plan' }).focus());
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  const details = await screen.findByRole('dialog');
  expect(within(details).getByText('Not attached for 40 days.')).toBeInTheDocument();
  expect(within(details).getByText('vol-1')).toBeInTheDocument();
  await waitFor(() => expect(details).toContainElement(document.activeElement as HTMLElement));
  // The first closes the tooltip of the focused button. The drawer reads the key code, which user-event leaves out.
  for (const _ of ['tooltip', 'drawer']) fireEvent.keyDown(document.activeElement!, { key: 'Escape', keyCode: 27 });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByRole('button', { name: 'Delete volume' })).toHaveFocus());
});

test('the details link where the data links of the fields lead', async () => {
  const linked = frame();
  const field = linked.fields.find(({ name }) => name === 'resourceId')!;
  field.getLinks = ({ valueRowIndex }) => [
    {
      href: `https://console.test/${field.values[valueRowIndex!]}`,
      title: 'Open volume',
      target: '_blank',
      origin: field,
    },
  ];
  const user = setup([linked]);
  await user.click(screen.getByRole('button', { name: 'Delete volume' }));
  expect(await screen.findByRole('link', { name: /Open volume/ })).toHaveAttribute(
    'href',
    'https://console.test/vol-1'
  );
});

test('several currencies are said to be incomparable', () => {
  setup([
    frame({
      fields: frame().fields.map((field) =>
        field.name === 'currency' ? { ...field, values: ['USD', 'EUR', 'USD'] } : field
      ),
    }),
  ]);
  expect(screen.getByText(/EUR, USD/)).toBeInTheDocument();
  expect(titles()).toEqual(['Buy a plan', 'Resize host', 'Delete volume']);
});

test('long lists come in pages', async () => {
  const user = setup([frame()], { pageSize: 2 });
  expect(titles()).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: /next/i }));
  expect(titles()).toEqual(['Delete volume']);
});

test('a wrong frame names the field and leads to the documentation', () => {
  setup([frame({ fields: frame().fields.slice(1) })]);
  expect(screen.getByText('Field "id" (string) is missing.')).toBeInTheDocument();
  expect(screen.getByRole('link')).toHaveAttribute('href', '/plugins/smartcloudops-recommendations-panel');
});

test('loading, empty and nothing-to-do are three different things', () => {
  setup([], {}, LoadingState.Loading);
  expect(screen.getByText('Loading recommendations…')).toBeInTheDocument();
  setup([]);
  expect(screen.getByText('No recommendations came back')).toBeInTheDocument();
  setup([frame({ fields: frame().fields.map((field) => ({ ...field, values: [] })) })]);
  expect(screen.getByText('Nothing to recommend')).toBeInTheDocument();
});
