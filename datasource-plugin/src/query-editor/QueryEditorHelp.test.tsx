import '@smartcloudops/plugin-config/testing';
import { querySchema } from '@smartcloudops/contract';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_QUERY } from '../query-types/start-query.ts';
import type { PanelQuery } from '../query-model.ts';
import { allEditors } from '../query-types/editors.ts';
import { QueryEditorHelp } from './QueryEditorHelp.tsx';

const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };

test.each([
  ...allEditors().flatMap((editor) => editor.examples()),
  { title: 'the default question', query: DEFAULT_QUERY },
])('the backend accepts $title', ({ query }) => {
  const { refId: _refId, ...asked } = { refId: 'A', ...query };
  expect(querySchema.safeParse({ ...asked, timeRange }).error).toBeUndefined();
});

test('a click asks the example in the place of the query', async () => {
  const onClickExample = jest.fn();
  const query = { refId: 'C', queryType: 'cost' } as PanelQuery;
  render(<QueryEditorHelp datasource={{} as never} query={query} onClickExample={onClickExample} />);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Ask: Accounts compared' }));
  expect(onClickExample).toHaveBeenCalledWith(
    expect.objectContaining({ refId: 'C', groupBy: ['SubAccountId'], grain: 'total' })
  );
});
