export const PLUGIN_ID = 'smartcloudops-analytics-datasource';
