import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { FailureAlert } from '../fields/FailureAlert.tsx';
import type { MetricsState } from './metric-options.ts';

/** Says why there is no metric to choose. */
export function MetricsAlert({ state }: { readonly state: MetricsState }) {
  if (state.kind === 'loaded' && state.value.length === 0) {
    return (
      <Alert severity="info" title={t('metric.nothing', 'Nothing is measured yet')}>
        {t(
          'metric.nothing-help',
          'Measurements are collected beside the bill. "Save & test" of the data source says how far that is, or what it takes.'
        )}
      </Alert>
    );
  }
  return (
    <FailureAlert
      state={state}
      forbidden={t('metric.forbidden', 'You may not read what this data source measures')}
      failed={t('metric.failed', 'What is measured could not be read')}
    />
  );
}
