import { Alert } from '@grafana/ui';
import type { Loading } from './use-loaded.ts';

interface Props {
  readonly state: Loading<unknown>;
  /** Titles: when it may not be read, and when it cannot. */
  readonly forbidden: string;
  readonly failed: string;
}

/** Says why the lists of the editor are empty; the query itself can still be edited and run. */
export function FailureAlert({ state, forbidden, failed }: Props) {
  if (state.kind !== 'failed') return null;
  const { failure } = state;
  return (
    <Alert severity={failure.forbidden ? 'warning' : 'error'} title={failure.forbidden ? forbidden : failed}>
      {failure.message}
    </Alert>
  );
}
