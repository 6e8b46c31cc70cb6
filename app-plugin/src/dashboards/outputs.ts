import { costDashboard } from './cost.ts';

/**
 * The files that are made from these sources, by their path in the repository. The provisioned dashboard and the one that
 * the app brings along have identities of their own, so that a Grafana with both does not confuse them.
 */
export function dashboardFiles(): Record<string, string> {
  const json = (dashboard: unknown) => `${JSON.stringify(dashboard, null, 2)}\n`;
  return {
    'provisioning/dashboards/cost.json': json(costDashboard('smartcloudops-cost')),
    'app-plugin/src/dashboards/cost.json': json(costDashboard('smartcloudops-app-cost')),
  };
}
