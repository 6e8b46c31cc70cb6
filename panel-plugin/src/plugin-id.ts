export const PLUGIN_ID = 'smartcloudops-recommendations-panel';
/** The plugin's own page in Grafana shows its README, which documents the frame. */
export const DOCS_PATH = `/plugins/${PLUGIN_ID}`;
