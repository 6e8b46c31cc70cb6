import {
  ACCESS_ANALYZER_FACTS,
  accessAnalyzerClient,
  accessAnalyzerSource,
  BUDGETS_FACTS,
  budgetsClient,
  budgetsSource,
  CLOUDWATCH_ALARMS_FACTS,
  cloudWatchAlarmsClient,
  cloudWatchAlarmsSource,
  COMPUTE_OPTIMIZER_FACTS,
  computeOptimizerClient,
  computeOptimizerSource,
  CONFIG_FACTS,
  configClient,
  configSource,
  COST_CONTROL,
  costControlSource,
  costExplorerClient,
  COST_OPTIMIZATION_HUB_FACTS,
  costOptimizationHubClient,
  costOptimizationHubSource,
  GUARD_DUTY_FACTS,
  guardDutyClient,
  guardDutySource,
  INSPECTOR_FACTS,
  inspectorClient,
  inspectorSource,
  INVENTORY_FACTS,
  inventoryClient,
  inventorySource,
  ORGANIZATIONS_FACTS,
  organizationsClient,
  organizationsSource,
  SAGEMAKER_FACTS,
  sageMakerClient,
  sageMakerSource,
  SECURITY_HUB_FACTS,
  securityHubClient,
  securityHubSource,
} from '@smartcloudops/aws';

import { byRegion, securityRegionsOf, signIn } from './sign-in.ts';
import type { Collectable } from './collectable.ts';
import { dataExport } from './data-export.ts';
import { EXTRAS } from './extras.ts';
import { freeItems, paidItems } from './item-sources.ts';
import { PROMETHEUS } from './prometheus.ts';
import { resourceCosts } from './resource-costs.ts';

/** Every source that is collected by itself, beside the charges of Cost Explorer and the metrics of CloudWatch. */
export const COLLECTABLE: readonly Collectable[] = [
  dataExport,
  paidItems(COST_CONTROL, { inDemo: true }, (settings) => costControlSource(costExplorerClient(...signIn(settings)))),
  resourceCosts,
  ...EXTRAS,
  freeItems(BUDGETS_FACTS, { inDemo: true }, (settings) => budgetsSource(budgetsClient(...signIn(settings)))),
  freeItems(ORGANIZATIONS_FACTS, { inDemo: true }, (settings) =>
    organizationsSource(organizationsClient(...signIn(settings)))
  ),
  freeItems(CLOUDWATCH_ALARMS_FACTS, { inDemo: true }, (settings) =>
    cloudWatchAlarmsSource(byRegion(settings, cloudWatchAlarmsClient))
  ),
  freeItems(COST_OPTIMIZATION_HUB_FACTS, { inDemo: true }, (settings) =>
    costOptimizationHubSource(costOptimizationHubClient(...signIn(settings)))
  ),
  freeItems(COMPUTE_OPTIMIZER_FACTS, { inDemo: true }, (settings) =>
    computeOptimizerSource(byRegion(settings, computeOptimizerClient))
  ),
  freeItems(INVENTORY_FACTS, { inDemo: true }, (settings) => inventorySource(byRegion(settings, inventoryClient))),
  freeItems(SAGEMAKER_FACTS, { inDemo: true }, (settings) => sageMakerSource(byRegion(settings, sageMakerClient))),
  freeItems(CONFIG_FACTS, { inDemo: true }, (settings) => configSource(byRegion(settings, configClient))),
  freeItems(SECURITY_HUB_FACTS, { inDemo: true }, (settings) =>
    securityHubSource(byRegion(settings, securityHubClient, securityRegionsOf(settings)))
  ),
  freeItems(GUARD_DUTY_FACTS, { inDemo: true }, (settings) =>
    guardDutySource(byRegion(settings, guardDutyClient, securityRegionsOf(settings)))
  ),
  freeItems(INSPECTOR_FACTS, { inDemo: true }, (settings) =>
    inspectorSource(byRegion(settings, inspectorClient, securityRegionsOf(settings)))
  ),
  freeItems(ACCESS_ANALYZER_FACTS, { inDemo: true }, (settings) =>
    accessAnalyzerSource(byRegion(settings, accessAnalyzerClient, securityRegionsOf(settings)))
  ),
  PROMETHEUS,
];

export function collectableNamed(name: string): Collectable | null {
  return COLLECTABLE.find(({ facts }) => facts.name === name) ?? null;
}
