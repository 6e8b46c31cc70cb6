import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { DimensionsState } from './use-dimensions.ts';

/** Says why the lists of the editor are empty; the query itself can still be edited and run. */
export function DimensionsAlert({ state }: { readonly state: DimensionsState }) {
  if (state.kind !== 'failed') return null;
  const { forbidden, message } = state.failure;
  const title = forbidden
    ? t('editor.forbidden', 'You may not read the dimensions of this data source')
    : t('editor.dimensions-failed', 'The dimensions could not be read');
  return (
    <Alert severity={forbidden ? 'warning' : 'error'} title={title}>
      {message}
    </Alert>
  );
}
