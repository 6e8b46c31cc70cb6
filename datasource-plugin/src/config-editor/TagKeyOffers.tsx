import { t } from '@grafana/i18n';
import { getBackendSrv } from '@grafana/runtime';
import { Alert, Button, Stack } from '@grafana/ui';
import { useCallback } from 'react';
import { lastValueFrom } from 'rxjs';
import { useLoaded } from '../query-types/fields/use-loaded.ts';

interface TagKeys {
  readonly active: readonly string[];
  readonly inactive: readonly string[];
}

/** More would be no offer but a list. */
const SHOWN = 20;

async function askTagKeys(uid: string): Promise<TagKeys> {
  const { data } = await lastValueFrom(
    getBackendSrv().fetch<TagKeys>({
      url: `/api/datasources/uid/${encodeURIComponent(uid)}/resources/api/v1/tags`,
      showErrorAlert: false,
    })
  );
  return data;
}

/** Tag keys that the provider says are active, one press each, and those that are chosen and are not. Nothing where it tells of none. */
export function TagKeyOffers(props: {
  readonly uid: string;
  readonly chosen: readonly string[];
  readonly readOnly: boolean;
  onAdd(key: string): void;
}) {
  const { uid, chosen, readOnly, onAdd } = props;
  const state = useLoaded(useCallback(() => askTagKeys(uid), [uid]));
  // Before the data source was saved there is nobody to ask, and that is no news on a page of settings.
  if (state.kind !== 'loaded') return null;
  const { active, inactive } = state.value;
  const dead = chosen.filter((key) => inactive.includes(key));
  const offered = readOnly ? [] : active.filter((key) => !chosen.includes(key)).slice(0, SHOWN);
  return (
    <>
      {offered.length > 0 && (
        <Stack direction="row" gap={1} wrap="wrap">
          {offered.map((key) => (
            <Button key={key} type="button" size="sm" variant="secondary" icon="plus" onClick={() => onAdd(key)}>
              {key}
            </Button>
          ))}
        </Stack>
      )}
      {dead.length > 0 && (
        <Alert severity="warning" title={t('config.tag-keys-inactive', 'Not active for cost allocation')}>
          {t(
            'config.tag-keys-inactive-help',
            'Charges do not carry {{keys}}, so everything shows as untagged. Activate it in the billing console of the management account; new charges carry it about a day later.',
            { keys: dead.join(', ') }
          )}
        </Alert>
      )}
    </>
  );
}
