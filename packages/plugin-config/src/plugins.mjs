import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The suite. `nest` is the folder of a plugin inside the app's dist; the app itself has none. */
export const PLUGINS = [
  {
    name: 'datasource',
    id: 'smartcloudops-analytics-datasource',
    folder: path.join(root, 'datasource-plugin'),
    nest: 'datasource',
  },
  { name: 'panel', id: 'smartcloudops-recommendations-panel', folder: path.join(root, 'panel-plugin'), nest: 'panel' },
  { name: 'app', id: 'smartcloudops-analytics-app', folder: path.join(root, 'app-plugin'), nest: null },
];
