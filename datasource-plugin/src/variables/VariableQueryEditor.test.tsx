import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { choose, MEASURED } from '../query-editor/test/editor-host.tsx';
import type { Resources } from '../resources.ts';
import type { VariableQuery } from './variable-query.ts';
import { VariableQueryEditor } from './VariableQueryEditor.tsx';

test('a variable can list the values of a label of one metric', async () => {
  let last: VariableQuery | undefined;
  const resources: Partial<Resources> = {
    dimensions: async () => ['ServiceName'],
    tagKeys: async () => [],
    metrics: async () => [...MEASURED],
  };
  function Host() {
    const [query, setQuery] = useState<VariableQuery>({ refId: 'v', kind: 'values', dimension: 'ServiceName' });
    const change = (next: VariableQuery) => setQuery((last = next));
    return (
      <VariableQueryEditor
        datasource={{ resources } as never}
        query={query}
        onChange={change}
        onRunQuery={() => undefined}
      />
    );
  }
  render(<Host />);
  const user = userEvent.setup();
  await choose(user, 'List', /^Values of a label/);
  await choose(user, 'Namespace', /^AWS\/EC2/);
  await choose(user, 'Metric', /^CPUUtilization/);
  await choose(user, 'Label', /^ResourceId/);
  expect(last).toMatchObject({
    kind: 'label-values',
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    label: 'ResourceId',
  });
});
