/** The provisioned data source; whoever has another one puts its uid in its place. */
export const DATASOURCE_UID = 'smartcloudops-demo';
