import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, Stack, Text } from '@grafana/ui';
import { useCallback } from 'react';
import type { AccessApi } from './access-api.ts';
import { Loaded } from './Loaded.tsx';
import { useLoaded } from './use-loaded.ts';

/** Who changed what, newest first, with what was before and after. */
export function Audit({ api }: { readonly api: AccessApi }) {
  const [state, again] = useLoaded(useCallback(() => api.audit(), [api]));
  return (
    <Loaded state={state} again={again}>
      {({ entries }) =>
        entries.length === 0 ? (
          <EmptyState
            variant="completed"
            hideImage
            message={t('access.no-changes', 'Nobody has changed anything yet')}
          />
        ) : (
          <Stack direction="column" gap={2}>
            {entries.map(({ at, message, details }) => (
              <article key={at + message}>
                <Text color="secondary">{dateTimeFormat(at)}</Text>
                <Text element="p">{message}</Text>
                <details>
                  <summary>{t('access.details', 'Before and after')}</summary>
                  <pre>{JSON.stringify(details, null, 2)}</pre>
                </details>
              </article>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
