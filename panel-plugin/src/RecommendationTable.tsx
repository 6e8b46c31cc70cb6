import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Pagination, useStyles2 } from '@grafana/ui';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Recommendation } from './frame/recommendation.ts';
import { formatMoney } from './money.ts';
import type { RecommendationOptions } from './options.ts';
import { sortRows, startSorting } from './sort.ts';
import { SortHeader } from './SortHeader.tsx';

interface Props {
  readonly rows: readonly Recommendation[];
  readonly currencies: readonly string[];
  readonly options: RecommendationOptions;
  readonly onOpen: (id: string) => void;
}

/** Rows in pages. Arrow keys move between rows, Enter opens one. */
export function RecommendationTable({ rows, options, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const [sorting, setSorting] = useState(() => startSorting(options.sortBy));
  const [page, setPage] = useState(1);
  const body = useRef<HTMLTableSectionElement>(null);
  const sorted = useMemo(() => sortRows(rows, sorting), [rows, sorting]);
  const pages = Math.max(1, Math.ceil(sorted.length / options.pageSize));
  const current = Math.min(page, pages);
  const visible = sorted.slice((current - 1) * options.pageSize, current * options.pageSize);

  const moveFocus = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = [...(body.current?.querySelectorAll('button') ?? [])];
    const next = buttons[buttons.findIndex((button) => button === document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };
  const header = { sorting, onSort: setSorting };

  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('table.caption', 'Recommendations')}</caption>
        <thead>
          <tr>
            <SortHeader {...header} column="title" label={t('table.title', 'Recommendation')} />
            <SortHeader {...header} column="monthlySaving" label={t('table.saving', 'Saving a month')} numeric />
            <th scope="col">{t('table.service', 'Service')}</th>
            <th scope="col">{t('table.account', 'Account')}</th>
            <SortHeader {...header} column="effort" label={t('table.effort', 'Effort')} />
            <SortHeader {...header} column="risk" label={t('table.risk', 'Risk')} />
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={moveFocus}>
          {visible.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Button fill="text" size="sm" aria-haspopup="dialog" onClick={() => onOpen(row.id)}>
                  {row.title}
                </Button>
              </th>
              <td className={styles.number}>{formatMoney(row.monthlySaving, row.currency)}</td>
              <td>{row.ServiceName}</td>
              <td>{row.SubAccountName ?? row.SubAccountId}</td>
              <td>{row.effort}</td>
              <td>{row.risk}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && <Pagination currentPage={current} numberOfPages={pages} onNavigate={setPage} showSmallVersion />}
    </>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    table: css({
      width: '100%',
      borderCollapse: 'collapse',
      'th, td': {
        padding: theme.spacing(0.5, 1),
        textAlign: 'left',
        borderBottom: `1px solid ${theme.colors.border.weak}`,
      },
      'tbody th': { fontWeight: theme.typography.fontWeightRegular, paddingLeft: 0 },
      'tbody tr:hover': { background: theme.colors.action.hover },
    }),
    // Heard, not seen: the panel's title is right above.
    caption: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
    number: css({ '&&': { textAlign: 'right' }, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  };
}
