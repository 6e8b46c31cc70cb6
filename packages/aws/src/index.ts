export type { AccessFacts } from './access-facts.ts';
export { ACCESS_LIST } from './access-list.ts';
export { athenaEngine } from './athena/engine.ts';
export type { AthenaEngine } from './athena/engine.ts';
export { athenaAccess } from './athena/facts.ts';
export type { AthenaScope } from './athena/facts.ts';
export { AthenaQueryError } from './athena/query-error.ts';
export type { AthenaSettings } from './athena/settings.ts';
export { budgetsClient } from './budgets/client.ts';
export { BUDGETS_FACTS } from './budgets/facts.ts';
export { budgetsSource } from './budgets/source.ts';
export { chargeKind } from './charge-kind.ts';
export type { ChargeKind } from './charge-kind.ts';
export { cloudWatchClient } from './cloudwatch/client.ts';
export { CLOUDWATCH_FACTS } from './cloudwatch/facts.ts';
export { cloudWatchAlarmsClient } from './cloudwatch-alarms/client.ts';
export { CLOUDWATCH_ALARMS_FACTS } from './cloudwatch-alarms/facts.ts';
export { cloudWatchAlarmsSource } from './cloudwatch-alarms/source.ts';
export { CLOUDWATCH, cloudWatchSource } from './cloudwatch/source.ts';
export type { CustomMetrics } from './cloudwatch/watched/custom.ts';
export { computeOptimizerClient } from './compute-optimizer/client.ts';
export { COMPUTE_OPTIMIZER_FACTS } from './compute-optimizer/facts.ts';
export { computeOptimizerSource } from './compute-optimizer/source.ts';
export { configClient } from './config/client.ts';
export { CONFIG_FACTS } from './config/facts.ts';
export { configSource } from './config/source.ts';
export { COST_CONTROL, costControlSource } from './cost-control/source.ts';
export { costExplorerClient } from './cost-explorer/client.ts';
export type { CostExplorerClient } from './cost-explorer/client.ts';
export { COST_EXPLORER_FACTS } from './cost-explorer/facts.ts';
export { COST_EXPLORER, costExplorerSource } from './cost-explorer/source.ts';
export type { AwsDay } from './cost-forecast/read-forecast.ts';
export { AWS_LEVEL, COST_FORECAST, costForecastSource } from './cost-forecast/source.ts';
export type { CostForecastSource } from './cost-forecast/source.ts';
export { costOptimizationHubClient } from './cost-optimization-hub/client.ts';
export { COST_OPTIMIZATION_HUB_FACTS } from './cost-optimization-hub/facts.ts';
export { costOptimizationHubSource } from './cost-optimization-hub/source.ts';
export { bucketClient } from './data-export/client.ts';
export type { BucketClient, ListedObject, ObjectStream } from './data-export/client.ts';
export type { Delivery } from './data-export/delivery.ts';
export { DATA_EXPORT_FACTS, dataExportFacts } from './data-export/facts.ts';
export type { DataExportPlace } from './data-export/facts.ts';
export { findExport } from './data-export/find-export.ts';
export type { FoundExport, Metered } from './data-export/find-export.ts';
export { readManifest } from './data-export/manifest.ts';
export { awsAuthPolicy, DEFAULT_AUTH_POLICY, refuseForbidden } from './credentials/policy.ts';
export type { AwsAuthPolicy } from './credentials/policy.ts';
export { AUTH_TYPES, awsAuthSettings } from './credentials/settings.ts';
export type { AwsAuthSettings, AwsAuthType } from './credentials/settings.ts';
export { CUR_COLUMNS } from './cur/columns.ts';
export { curToFocus } from './cur/to-focus.ts';
export type { CurValues } from './cur/to-focus.ts';
export { AWS_ERRORS, AwsError } from './errors.ts';
export type { AwsErrorCode } from './errors.ts';
export { checkAccess } from './health.ts';
export type { AccessReport, ActionAccess, Prove } from './health.ts';
export { callerIdentity } from './identity/caller.ts';
export type { CallerIdentity } from './identity/caller.ts';
export type {
  ItemBatch,
  ItemCollectContext,
  ItemProblem,
  ItemRequest,
  ItemSource,
  PaidItemSource,
  SourceItem,
} from './item-source.ts';
export type { MetricPoints, MetricSource, MetricTarget } from './metric-source.ts';
export { kmsClient } from './kms/client.ts';
export type { DataKey, KmsClient } from './kms/client.ts';
export { organizationsClient } from './organizations/client.ts';
export { ORGANIZATIONS_FACTS } from './organizations/facts.ts';
export { organizationsSource } from './organizations/source.ts';
export { policyDocument } from './policy-document.ts';
export type { PolicyDocument } from './policy-document.ts';
export type { ChargeWindow, PaidApi, Source, SourcePage, SourceRequest } from './source.ts';
export type { CallPrice, Permission, SourceFacts } from './source-facts.ts';
export { SOURCE_LIST } from './source-list.ts';
