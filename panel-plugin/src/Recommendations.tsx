import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Stack, Text, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { AS_IT_IS } from './as-it-is.ts';
import { applyFilters, NO_FILTERS } from './filter.ts';
import { FilterBar } from './FilterBar.tsx';
import type { Reading } from './frame/read-frame.ts';
import { formatMoney } from './money.ts';
import type { RecommendationOptions } from './options.ts';
import { RecommendationDrawer } from './RecommendationDrawer.tsx';
import { RecommendationTable } from './RecommendationTable.tsx';

interface Props {
  readonly reading: Extract<Reading, { kind: 'recommendations' }>;
  readonly options: RecommendationOptions;
}

/** The list: the total on top, filters, rows; a row opens its details. */
export function Recommendations({ reading, options }: Props) {
  const styles = useStyles2(getStyles);
  const { rows, total, currencies } = reading;
  const [filters, setFilters] = useState(NO_FILTERS);
  const [openId, setOpenId] = useState<string>();
  const shown = useMemo(() => applyFilters(rows, filters), [rows, filters]);
  const open = rows.find((row) => row.id === openId);

  return (
    <div className={styles.panel}>
      <Stack direction="row" gap={2} alignItems="flex-end" justifyContent="space-between" wrap="wrap">
        {options.showTotal && total && (
          <div>
            <Text element="p" variant="bodySmall" color="secondary">
              {t('total.label', 'Possible saving a month, all {{all}} recommendations', { all: rows.length })}
            </Text>
            <Text element="p" variant="h3">
              {formatMoney(total.monthlySaving, total.currency)}
            </Text>
          </div>
        )}
        {options.showFilters && <FilterBar rows={rows} filters={filters} onChange={setFilters} />}
      </Stack>
      {currencies.length > 1 && (
        <Alert severity="info" title={t('currency-mix.title', 'Several currencies')}>
          {t(
            'currency-mix.body',
            'Savings are in {{currencies}}. They are listed currency by currency and cannot be compared or added up.',
            {
              currencies: currencies.join(', '),
              ...AS_IT_IS,
            }
          )}
        </Alert>
      )}
      <div role="status" className={styles.count}>
        {t('list.shown', 'Showing {{shown}} of {{all}}', { shown: shown.length, all: rows.length })}
      </div>
      <RecommendationTable rows={shown} currencies={currencies} options={options} onOpen={setOpenId} />
      {open && (
        <RecommendationDrawer recommendation={open} frame={reading.frame} onClose={() => setOpenId(undefined)} />
      )}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    panel: css({ height: '100%', overflow: 'auto', display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
    count: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
}
