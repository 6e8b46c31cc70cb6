import type { QueryOf } from '@smartcloudops/contract';
import type { Question } from './cost-questions.ts';

type Security = Extract<Question, { queryType: 'security-findings' }>;
type Statistic = NonNullable<QueryOf<'security-findings'>['statistic']>;
type Severity = QueryOf<'security-findings'>['severities'][number];

/** What the reader chose in the dashboard's variables. */
const CHOSEN = { accounts: ['$account'], regions: ['$region'], products: ['$product'] };

/** A figure of the findings that are chosen. */
export const ofChosen = (statistic: Statistic): Security => ({
  ...{ queryType: 'security-findings', statistic, ...CHOSEN },
  severities: ['$severity' as Severity],
});

/** How many of one severity are open, whichever ones are chosen. */
export const openOf = (severity: Severity): Security => ({
  ...{ queryType: 'security-findings', statistic: 'open', ...CHOSEN },
  severities: [severity],
});
