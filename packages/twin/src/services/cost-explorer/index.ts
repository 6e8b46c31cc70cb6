import type { Operation, Service } from '../../http/service.ts';
import { describeCostCategoryDefinition, listCostCategoryDefinitions } from './cost-categories.ts';
import { getAnomalies, getAnomalyMonitors } from './get-anomalies.ts';
import { getCostAndUsage } from './get-cost-and-usage.ts';
import { getCostAndUsageWithResources } from './get-cost-and-usage-with-resources.ts';
import { getCostForecast } from './get-cost-forecast.ts';
import { getDimensionValues } from './get-dimension-values.ts';
import { getReservationCoverage } from './get-reservation-coverage.ts';
import { getReservationUtilization } from './get-reservation-utilization.ts';
import { getSavingsPlansCoverage } from './get-savings-plans-coverage.ts';
import { getSavingsPlansUtilization, getSavingsPlansUtilizationDetails } from './get-savings-plans-utilization.ts';
import { getCostCategories, getTags } from './get-tags.ts';
import { listCostAllocationTags } from './list-cost-allocation-tags.ts';

/** Every answered page costs a cent. */
function paid(handle: Operation['handle']): Operation {
  return { handle, charge: () => ({ units: 1, nanoDollarsPerUnit: 10_000_000n }) };
}

export const costExplorer: Service = {
  name: 'ce',
  iamPrefix: 'ce',
  protocol: 'json-1.1',
  target: 'AWSInsightsIndexService',
  throttling: { code: 'LimitExceededException', message: 'Rate exceeded', status: 400 },
  operations: {
    GetCostAndUsage: paid((call) => getCostAndUsage(call)),
    GetCostAndUsageWithResources: paid(getCostAndUsageWithResources),
    GetCostForecast: paid(getCostForecast),
    GetDimensionValues: paid(getDimensionValues),
    GetTags: paid(getTags),
    GetCostCategories: paid(getCostCategories),
    GetAnomalies: paid(getAnomalies),
    GetAnomalyMonitors: paid(getAnomalyMonitors),
    GetSavingsPlansUtilization: paid(getSavingsPlansUtilization),
    GetSavingsPlansUtilizationDetails: paid(getSavingsPlansUtilizationDetails),
    GetSavingsPlansCoverage: paid(getSavingsPlansCoverage),
    GetReservationUtilization: paid(getReservationUtilization),
    GetReservationCoverage: paid(getReservationCoverage),
    ListCostCategoryDefinitions: paid(listCostCategoryDefinitions),
    DescribeCostCategoryDefinition: paid(describeCostCategoryDefinition),
    ListCostAllocationTags: paid(listCostAllocationTags),
  },
};
