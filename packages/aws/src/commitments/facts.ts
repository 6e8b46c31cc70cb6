import type { SourceFacts } from '../source-facts.ts';

const REFERENCE =
  'AWS Cost Explorer pricing; API reference of GetSavingsPlansUtilization, GetSavingsPlansCoverage, GetReservationUtilization and GetReservationCoverage';

/** What telling of the use of Savings Plans and reservations takes. */
export const COMMITMENTS_FACTS: SourceFacts = {
  name: 'commitments',
  title: 'use of Savings Plans and reservations',
  area: 'cost',
  delivers: 'items',
  permissions: [
    { action: 'ce:GetSavingsPlansUtilization', why: 'how much of the Savings Plans is used, by day' },
    { action: 'ce:GetSavingsPlansUtilizationDetails', why: 'each Savings Plan, what it saves and when it ends' },
    { action: 'ce:GetReservationUtilization', why: 'each reservation, how much of it is used and when it ends' },
  ],
  calls: [
    { operation: 'GetSavingsPlansUtilization', price: '0.01', freePerMonth: null },
    { operation: 'GetSavingsPlansUtilizationDetails', price: '0.01', freePerMonth: null },
    { operation: 'GetReservationUtilization', price: '0.01', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 24, delayHours: 48 },
  accuracy: 'As Cost Explorer computes it, with all its digits; the last two days still move.',
  reference: REFERENCE,
};

/** What telling how much of the usage is covered takes. */
export const COMMITMENT_COVERAGE_FACTS: SourceFacts = {
  name: 'commitment-coverage',
  title: 'coverage by Savings Plans and reservations',
  area: 'cost',
  delivers: 'items',
  permissions: [
    { action: 'ce:GetSavingsPlansCoverage', why: 'what Savings Plans could still cover, by day and service' },
    { action: 'ce:GetReservationCoverage', why: 'how many running hours reservations cover, by day and service' },
  ],
  calls: [
    { operation: 'GetSavingsPlansCoverage', price: '0.01', freePerMonth: null },
    { operation: 'GetReservationCoverage', price: '0.01', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 168, delayHours: 48 },
  accuracy: 'As Cost Explorer computes it, with all its digits; the last two days still move.',
  reference: REFERENCE,
};
