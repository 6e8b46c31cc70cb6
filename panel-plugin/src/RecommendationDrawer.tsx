import { css } from '@emotion/css';
import { dateTimeFormat } from '@grafana/data';
import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { DataLinkButton, Drawer, Stack, Text, useStyles2 } from '@grafana/ui';
import { Fragment } from 'react';
import type { Recommendation } from './frame/recommendation.ts';
import { formatMoney } from './money.ts';
import { linksOf } from './links.ts';

interface Props {
  readonly recommendation: Recommendation;
  readonly frame: DataFrame;
  readonly onClose: () => void;
}

function factsOf(row: Recommendation): Array<readonly [label: string, value: string]> {
  const facts: Array<readonly [string, string | null]> = [
    [t('detail.saving', 'Saving a month'), formatMoney(row.monthlySaving, row.currency)],
    [t('detail.category', 'Category'), row.category],
    [t('detail.effort', 'Effort'), row.effort],
    [t('detail.risk', 'Risk'), row.risk],
    [t('detail.resource', 'Resource'), row.resourceId],
    [t('detail.service', 'Service'), row.ServiceName],
    [t('detail.account', 'Account'), accountOf(row)],
    [t('detail.region', 'Region'), row.RegionId],
    [t('detail.source', 'Found by'), row.source],
    [t('detail.detected', 'First found'), row.detectedAt === null ? null : dateTimeFormat(row.detectedAt)],
  ];
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]));
}

/** The name with the id, as far as both are told. */
const accountOf = ({ SubAccountName: name, SubAccountId: id }: Recommendation) =>
  name !== null && id !== null ? `${name} (${id})` : (name ?? id);

/** Everything that is known of one recommendation: the evidence, the facts, the links of its fields. */
export function RecommendationDrawer({ recommendation, frame, onClose }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Drawer title={recommendation.title} size="sm" onClose={onClose}>
      <Stack direction="column" gap={2}>
        {recommendation.reason && (
          <section>
            <Text element="h3" variant="h5">
              {t('detail.evidence', 'Evidence')}
            </Text>
            <Text element="p">{recommendation.reason}</Text>
          </section>
        )}
        <dl className={styles.facts}>
          {factsOf(recommendation).map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
        {linksOf(frame, recommendation.rowIndex).map((link) => (
          <DataLinkButton key={link.href} link={link} buttonProps={{ variant: 'secondary', size: 'sm' }} />
        ))}
      </Stack>
    </Drawer>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    facts: css({
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
      dd: { margin: 0, overflowWrap: 'anywhere' },
    }),
  };
}
