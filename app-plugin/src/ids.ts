export const APP_ID = 'smartcloudops-analytics-app';
export const RECOMMENDATIONS_PANEL_ID = 'smartcloudops-recommendations-panel';
export const DATASOURCE_ID = 'smartcloudops-analytics-datasource';
