export const APP_ID = 'smartcloudops-analytics-app';
export const DATASOURCE_ID = 'smartcloudops-analytics-datasource';
