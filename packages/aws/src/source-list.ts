import { ACCESS_ANALYZER_FACTS } from './access-analyzer/facts.ts';
import { BUDGETS_FACTS } from './budgets/facts.ts';
import { CLOUDWATCH_FACTS } from './cloudwatch/facts.ts';
import { CLOUDWATCH_ALARMS_FACTS } from './cloudwatch-alarms/facts.ts';
import { COMPUTE_OPTIMIZER_FACTS } from './compute-optimizer/facts.ts';
import { CONFIG_FACTS } from './config/facts.ts';
import { COST_CONTROL } from './cost-control/source.ts';
import { COST_EXPLORER_FACTS } from './cost-explorer/facts.ts';
import { COST_OPTIMIZATION_HUB_FACTS } from './cost-optimization-hub/facts.ts';
import { GUARD_DUTY_FACTS } from './guard-duty/facts.ts';
import { INSPECTOR_FACTS } from './inspector/facts.ts';
import { INVENTORY_FACTS } from './inventory/facts.ts';
import { ORGANIZATIONS_FACTS } from './organizations/facts.ts';
import { SECURITY_HUB_FACTS } from './security-hub/facts.ts';
import type { SourceFacts } from './source-facts.ts';

/** Every source there is, in the order in which people should read of them. Each has a page in docs/sources. */
export const SOURCE_LIST: readonly SourceFacts[] = [
  COST_EXPLORER_FACTS,
  COST_CONTROL,
  BUDGETS_FACTS,
  ORGANIZATIONS_FACTS,
  CLOUDWATCH_FACTS,
  CLOUDWATCH_ALARMS_FACTS,
  COST_OPTIMIZATION_HUB_FACTS,
  COMPUTE_OPTIMIZER_FACTS,
  INVENTORY_FACTS,
  CONFIG_FACTS,
  SECURITY_HUB_FACTS,
  GUARD_DUTY_FACTS,
  INSPECTOR_FACTS,
  ACCESS_ANALYZER_FACTS,
];
