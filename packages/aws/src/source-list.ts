import { ACCESS_ANALYZER_FACTS } from './access-analyzer/facts.ts';
import { BUDGETS_FACTS } from './budgets/facts.ts';
import { CLOUDWATCH_FACTS } from './cloudwatch/facts.ts';
import { CLOUDWATCH_ALARMS_FACTS } from './cloudwatch-alarms/facts.ts';
import { COMPUTE_OPTIMIZER_FACTS } from './compute-optimizer/facts.ts';
import { CONFIG_FACTS } from './config/facts.ts';
import { COMMITMENT_COVERAGE_FACTS, COMMITMENTS_FACTS } from './commitments/facts.ts';
import { COST_ALLOCATION_TAGS_FACTS } from './cost-allocation-tags/facts.ts';
import { COST_ANOMALIES_FACTS } from './cost-anomalies/facts.ts';
import { COST_CATEGORIES_FACTS } from './cost-categories/facts.ts';
import { COST_CONTROL } from './cost-control/source.ts';
import { COST_EXPLORER_FACTS } from './cost-explorer/facts.ts';
import { COST_EXPLORER_RESOURCES_FACTS } from './cost-explorer-resources/facts.ts';
import { COST_OPTIMIZATION_HUB_FACTS } from './cost-optimization-hub/facts.ts';
import { DATA_EXPORT_FACTS } from './data-export/facts.ts';
import { GUARD_DUTY_FACTS } from './guard-duty/facts.ts';
import { INSPECTOR_FACTS } from './inspector/facts.ts';
import { INVENTORY_FACTS } from './inventory/facts.ts';
import { ORGANIZATIONS_FACTS } from './organizations/facts.ts';
import { SECURITY_HUB_FACTS } from './security-hub/facts.ts';
import { SAGEMAKER_FACTS } from './sagemaker/facts.ts';
import type { SourceFacts } from './source-facts.ts';

/** Every source there is, in the order in which people should read of them. Each has a page in docs/sources. */
export const SOURCE_LIST: readonly SourceFacts[] = [
  DATA_EXPORT_FACTS,
  COST_EXPLORER_FACTS,
  COST_EXPLORER_RESOURCES_FACTS,
  COST_CONTROL,
  COST_CATEGORIES_FACTS,
  COST_ALLOCATION_TAGS_FACTS,
  COMMITMENTS_FACTS,
  COMMITMENT_COVERAGE_FACTS,
  COST_ANOMALIES_FACTS,
  BUDGETS_FACTS,
  ORGANIZATIONS_FACTS,
  CLOUDWATCH_FACTS,
  CLOUDWATCH_ALARMS_FACTS,
  COST_OPTIMIZATION_HUB_FACTS,
  COMPUTE_OPTIMIZER_FACTS,
  INVENTORY_FACTS,
  SAGEMAKER_FACTS,
  CONFIG_FACTS,
  SECURITY_HUB_FACTS,
  GUARD_DUTY_FACTS,
  INSPECTOR_FACTS,
  ACCESS_ANALYZER_FACTS,
];
