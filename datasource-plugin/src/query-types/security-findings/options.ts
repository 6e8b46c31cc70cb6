import { t } from '@grafana/i18n';
import type { ComboboxOption } from '@grafana/ui';
import type { SecurityStatistic } from '@smartcloudops/contract';
import { optionsOf } from '../fields/options-of.ts';

export const securityFigures = (): Readonly<
  Record<SecurityStatistic, readonly [label: string, description?: string]>
> => ({
  worst: [t('security.worst', 'The worst'), t('security.worst-help', 'A table of open findings, the worst first')],
  open: [t('security.open', 'Open'), t('security.open-help', 'How many are open, one number per severity')],
  age: [t('security.age', 'Median age'), t('security.age-help', 'Days since open findings were first observed')],
  'time-to-close': [
    t('security.time-to-close', 'Time to close'),
    t('security.time-to-close-help', 'Median and mean days, by severity, of what was closed in the time range'),
  ],
  'by-day': [t('security.by-day', 'By day'), t('security.by-day-help', 'How many were open at the end of each day')],
  'by-account': [t('security.by-account', 'By account')],
  'by-product': [t('security.by-product', 'By product')],
  exposure: [
    t('security.exposure', 'Exposure and cost'),
    t('security.exposure-help', 'What is exposed beside what it costs a month'),
  ],
  compliance: [t('security.compliance', 'Rules'), t('security.compliance-help', 'How each compliance rule is kept')],
  'compliance-share': [
    t('security.compliance-share', 'Share of rules kept'),
    t('security.compliance-share-help', 'Of all rules and places that were checked, one number'),
  ],
});

export const severityOptions = (): Array<ComboboxOption<string>> =>
  optionsOf({
    CRITICAL: [t('security.critical', 'Critical')],
    HIGH: [t('security.high', 'High')],
    MEDIUM: [t('security.medium', 'Medium')],
    LOW: [t('security.low', 'Low')],
    INFORMATIONAL: [t('security.informational', 'Informational')],
  });

/** Those that this product collects from; others that send to the hub can be typed. */
export const productOptions = (): Array<ComboboxOption<string>> =>
  ['Security Hub', 'GuardDuty', 'Inspector', 'IAM Access Analyzer'].map((value) => ({ value, label: value }));
