import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import { dateTimeFormat, LoadingState, toDataFrame } from '@grafana/data';
import type { PanelData } from '@grafana/data';
import type { SourceNote as Note } from '@smartcloudops/contract';
import { render } from '@testing-library/react';
import { SourceNote } from './SourceNote.tsx';

const AT = '2026-11-24T06:00:00.000Z';
const explorer: Note = {
  name: 'cost-explorer',
  title: 'AWS Cost Explorer',
  asOf: AT,
  updatedEveryHours: 8,
  delayHours: 24,
  accuracy: 'To the last digit.',
};
const file: Note = {
  ...{ name: 'focus-file', title: 'Imported FOCUS file', asOf: AT, accuracy: 'As the file.' },
  ...{ updatedEveryHours: null, delayHours: null },
};
const answer = (refId: string, sources: readonly Note[]): PanelData =>
  ({
    state: LoadingState.Done,
    series: [toDataFrame({ refId, fields: [], meta: { custom: { sources } } })],
  }) as unknown as PanelData;
const shown = (data: PanelData | undefined) => render(<SourceNote data={data} refId="A" />).container.textContent;

test('where the numbers come from, how old they may be and how exact they are, each source once', () => {
  const twice = answer('A', [explorer, file]);
  const both = { ...twice, series: [...twice.series, ...answer('A', [explorer]).series] };
  const moment = dateTimeFormat(AT);
  expect(shown(both)).toBe(
    `AWS Cost Explorer, as of ${moment}, may lag 24 h. To the last digit. Imported FOCUS file, as of ${moment}. As the file.`
  );
});

test('nothing is told of what is not known, and of another query of the panel', () => {
  expect(shown(undefined)).toBe('');
  expect(shown(answer('B', [explorer]))).toBe('');
  expect(shown(answer('A', [{ ...explorer, asOf: null }]))).toBe('AWS Cost Explorer. To the last digit.');
});
