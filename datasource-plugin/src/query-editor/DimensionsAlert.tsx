import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { DimensionsState } from './use-dimensions.ts';

/** Says why the lists of the editor are empty; the query itself can still be edited and run. */
export function DimensionsAlert({ state }: { readonly state: DimensionsState }) {
  if (state.kind === 'failed') {
    const title = state.failure.forbidden
      ? t('editor.forbidden', 'You may not read the dimensions of this data source')
      : t('editor.dimensions-failed', 'The dimensions could not be read');
    return (
      <Alert severity={state.failure.forbidden ? 'warning' : 'error'} title={title}>
        {state.failure.message}
      </Alert>
    );
  }
  if (state.kind === 'loaded' && state.dimensions.length === 0) {
    return (
      <Alert severity="info" title={t('editor.no-dimensions', 'Nothing is collected yet')}>
        {t('editor.no-dimensions-body', 'Open the data source and press "Save & test": it says what is missing.')}
      </Alert>
    );
  }
  return null;
}
