import { budgetsDashboard } from './budgets.ts';
import { costDashboard } from './cost.ts';
import { driversDashboard } from './drivers.ts';
import { forecastDashboard } from './forecast.ts';
import { recommendationsDashboard } from './recommendations.ts';
import { securityDashboard } from './security.ts';
import { trustDashboard } from './trust.ts';

const PROVISIONED = {
  budgets: 'smartcloudops-budgets',
  cost: 'smartcloudops-cost',
  drivers: 'smartcloudops-drivers',
  forecast: 'smartcloudops-forecast',
  security: 'smartcloudops-security',
  recommendations: 'smartcloudops-recommendations',
  trust: 'smartcloudops-trust',
};
const BUNDLED = {
  budgets: 'smartcloudops-app-budgets',
  cost: 'smartcloudops-app-cost',
  drivers: 'smartcloudops-app-drivers',
  forecast: 'smartcloudops-app-forecast',
  security: 'smartcloudops-app-security',
  recommendations: 'smartcloudops-app-recommendations',
  trust: 'smartcloudops-app-trust',
};

/**
 * The files that are made from these sources, by their path in the repository. The provisioned dashboards and those that
 * the app brings along have identities of their own, so that a Grafana with both does not confuse them.
 */
export function dashboardFiles(): Record<string, string> {
  const json = (dashboard: unknown) => `${JSON.stringify(dashboard, null, 2)}\n`;
  return {
    'provisioning/dashboards/budgets.json': json(budgetsDashboard(PROVISIONED)),
    'provisioning/dashboards/cost.json': json(costDashboard(PROVISIONED)),
    'provisioning/dashboards/drivers.json': json(driversDashboard(PROVISIONED)),
    'provisioning/dashboards/forecast.json': json(forecastDashboard(PROVISIONED)),
    'provisioning/dashboards/recommendations.json': json(recommendationsDashboard(PROVISIONED)),
    'provisioning/dashboards/security.json': json(securityDashboard(PROVISIONED)),
    'provisioning/dashboards/trust.json': json(trustDashboard(PROVISIONED)),
    'app-plugin/src/dashboards/budgets.json': json(budgetsDashboard(BUNDLED)),
    'app-plugin/src/dashboards/cost.json': json(costDashboard(BUNDLED)),
    'app-plugin/src/dashboards/drivers.json': json(driversDashboard(BUNDLED)),
    'app-plugin/src/dashboards/forecast.json': json(forecastDashboard(BUNDLED)),
    'app-plugin/src/dashboards/recommendations.json': json(recommendationsDashboard(BUNDLED)),
    'app-plugin/src/dashboards/security.json': json(securityDashboard(BUNDLED)),
    'app-plugin/src/dashboards/trust.json': json(trustDashboard(BUNDLED)),
  };
}
