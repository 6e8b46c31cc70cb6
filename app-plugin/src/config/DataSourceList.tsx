import { css } from '@emotion/css';
import { locationUtil } from '@grafana/data';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, LinkButton, Spinner, useStyles2 } from '@grafana/ui';
import { useHealth } from './use-health.ts';

function HealthOf({ uid }: { readonly uid: string }) {
  const health = useHealth(uid);
  switch (health.kind) {
    case 'checking':
      return (
        <span>
          <Spinner inline /> {t('health.checking', 'Checking…')}
        </span>
      );
    case 'ok':
      return (
        <span>
          <Icon name="check-circle" aria-hidden /> {health.message}
        </span>
      );
    case 'problem':
      return (
        <span role="alert">
          <Icon name="exclamation-triangle" aria-hidden /> {health.message}
        </span>
      );
  }
}

/** Each data source with what its own health check says. */
export function DataSourceList({ sources }: { readonly sources: readonly DataSourceInstanceSettings[] }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {sources.map(({ uid, name }) => (
        <li key={uid}>
          <LinkButton fill="text" href={locationUtil.assureBaseUrl(`/connections/datasources/edit/${uid}`)}>
            {name}
          </LinkButton>
          <HealthOf uid={uid} />
        </li>
      ))}
    </ul>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({
      listStyle: 'none',
      '& > li': { display: 'flex', gap: theme.spacing(2), padding: theme.spacing(1, 0), alignItems: 'baseline' },
    }),
  };
}
