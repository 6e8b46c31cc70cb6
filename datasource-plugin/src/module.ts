import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { ConfigEditor } from './config-editor/ConfigEditor.tsx';
import { CostDataSource } from './datasource.ts';
import { PLUGIN_ID } from './plugin-id.ts';
import { LazyQueryEditor, LazyQueryEditorHelp } from './query-editor/lazy-editors.tsx';

// Grafana itself loads locales/<language>/ (see "languages" in plugin.json); this names the namespace.
void initPluginTranslations(PLUGIN_ID);

export const plugin = new DataSourcePlugin(CostDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(LazyQueryEditor)
  .setQueryEditorHelp(LazyQueryEditorHelp);
