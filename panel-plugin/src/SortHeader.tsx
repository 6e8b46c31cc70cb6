import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { SortColumn } from './options.ts';
import { startSorting } from './sort.ts';
import type { Sorting } from './sort.ts';

interface Props {
  readonly column: SortColumn;
  readonly label: string;
  readonly numeric?: boolean;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

/** A column header that sorts; pressing it again turns the order round. */
export function SortHeader({ column, label, numeric, sorting, onSort }: Props) {
  const styles = useStyles2(getStyles);
  const active = sorting.column === column;
  const direction = sorting.descending ? 'descending' : 'ascending';
  const next = active ? { column, descending: !sorting.descending } : startSorting(column);
  return (
    <th scope="col" aria-sort={active ? direction : 'none'} className={numeric ? styles.numeric : undefined}>
      <button type="button" className={styles.button} onClick={() => onSort(next)}>
        {label}
        {active && <Icon name={sorting.descending ? 'arrow-down' : 'arrow-up'} aria-hidden />}
      </button>
    </th>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    numeric: css({ '&&': { textAlign: 'right' } }),
    button: css({
      display: 'inline-flex',
      alignItems: 'center',
      padding: 0,
      border: 'none',
      background: 'none',
      color: theme.colors.text.primary,
      fontWeight: theme.typography.fontWeightMedium,
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
    }),
  };
}
