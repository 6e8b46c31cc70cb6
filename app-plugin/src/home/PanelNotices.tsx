import type { QueryResultMetaNotice } from '@grafana/data';
import { sceneGraph, SceneObjectBase } from '@grafana/scenes';
import type { SceneComponentProps, SceneObjectState } from '@grafana/scenes';
import { ToolbarButton } from '@grafana/ui';

/**
 * What the answers say about themselves ("is being collected", "begins on …"), beside a panel's title. Grafana's dashboards
 * show it of themselves; a page of an app does not.
 */
export class PanelNotices extends SceneObjectBase<SceneObjectState> {
  static readonly Component = PanelNoticesView;
}

function PanelNoticesView({ model }: SceneComponentProps<PanelNotices>) {
  const { data } = sceneGraph.getData(model).useState();
  const all = data?.series.flatMap(({ meta }) => meta?.notices ?? []) ?? [];
  const notices = new Map<string, QueryResultMetaNotice>(all.map((notice) => [notice.text, notice]));
  return (
    <>
      {[...notices.values()].map(({ severity, text }) => (
        <ToolbarButton
          key={text}
          icon={severity === 'info' ? 'file-landscape-alt' : 'exclamation-triangle'}
          iconSize="md"
          tooltip={text}
          aria-label={text}
        />
      ))}
    </>
  );
}
