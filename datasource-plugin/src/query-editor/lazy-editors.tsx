import type { QueryEditorHelpProps, QueryEditorProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import { lazy, Suspense } from 'react';
import type { ConnectionJsonData } from '../config-editor/connection-settings.ts';
import type { CostDataSource } from '../datasource.ts';
import type { PanelQuery } from '../query-model.ts';

/** Editors are files of their own: Grafana loads module.js with every dashboard that asks us, and few readers edit. */
const Editor = lazy(async () => ({ default: (await import('./QueryEditor.tsx')).QueryEditor }));
const Help = lazy(async () => ({ default: (await import('./QueryEditorHelp.tsx')).QueryEditorHelp }));

export function LazyQueryEditor(props: QueryEditorProps<CostDataSource, PanelQuery, ConnectionJsonData>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <Editor {...props} />
    </Suspense>
  );
}

export function LazyQueryEditorHelp(props: QueryEditorHelpProps<PanelQuery>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <Help {...props} />
    </Suspense>
  );
}
