import '@smartcloudops/plugin-config/testing';
import { getDefaultTimeRange, LoadingState } from '@grafana/data';
import { SceneDataNode } from '@grafana/scenes';
import { render, screen } from '@testing-library/react';
import { PanelNotices } from './PanelNotices.tsx';

test('shows each notice of the answers once', () => {
  const notice = { severity: 'info', text: "The demo account's history is being collected (40 %)." } as const;
  const frame = { fields: [], length: 0, meta: { notices: [notice] } };
  const data = {
    state: LoadingState.Done,
    timeRange: getDefaultTimeRange(),
    series: [frame, frame, { fields: [], length: 0 }],
  };
  const notices = new PanelNotices({ $data: new SceneDataNode({ data }) });
  render(<notices.Component model={notices} />);
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([notice.text]);
});
