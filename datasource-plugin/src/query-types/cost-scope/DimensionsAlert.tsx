import { t } from '@grafana/i18n';
import { FailureAlert } from '../fields/FailureAlert.tsx';
import type { DimensionsState } from './use-dimensions.ts';

/** Says why there is nothing to group and filter by. */
export function DimensionsAlert({ state }: { readonly state: DimensionsState }) {
  return (
    <FailureAlert
      state={state}
      forbidden={t('editor.forbidden', 'You may not read the dimensions of this data source')}
      failed={t('editor.dimensions-failed', 'The dimensions could not be read')}
    />
  );
}
