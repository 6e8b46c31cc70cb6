import { t } from '@grafana/i18n';
import { Alert, Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import type { ReactNode } from 'react';
import type { Loading } from './use-loaded.ts';

interface Props<T> {
  readonly state: Loading<T>;
  readonly again: () => void;
  /** What a refusal means; default: that it is for administrators. */
  readonly forbidden?: string;
  readonly children: (value: T) => ReactNode;
}

/** What is shown while the backend answers, and when it refuses or fails. */
export function Loaded<T>({ state, again, forbidden: refusal, children }: Props<T>) {
  if (state.kind === 'loaded') return <>{children(state.value)}</>;
  if (state.kind === 'loading') return <LoadingPlaceholder text={t('access.loading', 'Loading…')} />;
  const { forbidden, message } = state.failure;
  if (forbidden)
    return (
      <Alert severity="warning" title={refusal ?? t('access.forbidden', 'For administrators')}>
        {message}
      </Alert>
    );
  return (
    <Stack direction="column" alignItems="flex-start">
      <Alert severity="error" title={t('access.failed', 'This could not be loaded')}>
        {message}
      </Alert>
      <Button variant="secondary" icon="sync" onClick={again}>
        {t('access.again', 'Try again')}
      </Button>
    </Stack>
  );
}
