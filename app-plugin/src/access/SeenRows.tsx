import { t } from '@grafana/i18n';
import { Alert, Stack, Text } from '@grafana/ui';
import type { AccessPreview, AccessSeen } from '@smartcloudops/contract';
import { scopeWords } from './scope-text.ts';

/** What somebody sees, and why. */
export function SeenRows({ seen }: { readonly seen: AccessSeen | AccessPreview }) {
  const { caller, sees, why, scopes, rows } = seen;
  const severity = sees === 'nothing' ? 'warning' : 'info';
  const title =
    sees === 'everything'
      ? t('access.sees-everything', '{{name}} sees everything', { name: caller.name })
      : sees === 'nothing'
        ? t('access.sees-nothing', '{{name}} sees nothing', { name: caller.name })
        : t('access.sees-rows', '{{name}} sees some rows', { name: caller.name });
  const lines = (rows ?? []).map(({ connections, rows: rule }) =>
    scopeWords({
      name: '',
      who: {},
      allows: { ...(connections ? { connections } : {}), ...(rule ?? { everything: true as const }) },
    })
  );
  return (
    <Stack direction="column" gap={1}>
      <Alert severity={severity} title={title}>
        {why}
      </Alert>
      {scopes.length > 0 && (
        <Text element="p">{t('access.by', 'Scopes: {{names}}', { names: scopes.join(', ') })}</Text>
      )}
      {lines.length > 0 && (
        <ul>
          {lines.map(({ allows }) => (
            <li key={allows}>{allows}</li>
          ))}
        </ul>
      )}
      {'accounts' in seen && <Accounts accounts={seen.accounts} />}
    </Stack>
  );
}

function Accounts({ accounts }: Pick<AccessPreview, 'accounts'>) {
  const none = t('access.no-accounts', 'No account with charges of the last 30 days is visible.');
  if (accounts.length === 0) return <Text element="p">{none}</Text>;
  return (
    <section>
      <Text element="h3" variant="h5">
        {t('access.seen-accounts', 'Accounts with charges of the last 30 days')}
      </Text>
      <ul>
        {accounts.map(({ SubAccountId: id, name }) => (
          <li key={String(id)}>{name === null ? (id ?? '–') : `${name} (${id})`}</li>
        ))}
      </ul>
    </section>
  );
}
