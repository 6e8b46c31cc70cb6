import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import type { BudgetRow } from './budgets-api.ts';

interface Props {
  readonly rows: readonly BudgetRow[];
  readonly mayWrite: boolean;
  readonly onEdit: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`);
const money = (value: number | null, currency: string | null) =>
  value === null ? '–' : `${value.toLocaleString(undefined, { maximumFractionDigits: 2 })} ${currency ?? ''}`;

/** How each budget fares, the one that needs a look first on top; those of AWS are changed there. */
export function BudgetTable({ rows, mayWrite, onEdit, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  const states: Readonly<Record<BudgetRow['status'], string>> = {
    exceeded: t('budgets.exceeded', 'exceeded'),
    'likely-exceeded': t('budgets.likely-exceeded', 'will exceed'),
    'at-risk': t('budgets.at-risk', 'at risk'),
    'on-track': t('budgets.on-track', 'on track'),
    unknown: t('budgets.unknown', 'not known'),
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('budgets.name', 'Name')}</th>
            <th scope="col">{t('budgets.status', 'Status')}</th>
            <th scope="col">{t('budgets.amount', 'Amount')}</th>
            <th scope="col">{t('budgets.used', 'Used')}</th>
            <th scope="col">{t('budgets.expected', 'Expected by now')}</th>
            <th scope="col">{t('budgets.forecast', 'At the end')}</th>
            <th scope="col">{t('budgets.probability', 'Exceeded, chance')}</th>
            <th scope="col">{t('budgets.owner', 'Owner')}</th>
            <th scope="col">{t('budgets.actions', 'Actions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, origin, owner, status, amount, currency, note, ...row }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {note !== null && <div className={styles.note}>{note}</div>}
              </th>
              <td>{states[status]}</td>
              <td>{money(amount?.value ?? null, currency)}</td>
              <td>{percent(row.used)}</td>
              <td>{percent(row.expectedUsed)}</td>
              <td>{money(row.forecast, currency)}</td>
              <td>{percent(row.probability)}</td>
              <td>{owner ?? '–'}</td>
              <td>
                {origin === 'provider' && t('budgets.in-aws', 'kept in AWS')}
                {origin === 'own' && mayWrite && (
                  <>
                    <IconButton
                      name="pen"
                      aria-label={t('budgets.edit-named', 'Edit {{name}}', { name })}
                      onClick={() => onEdit(id)}
                    />
                    <IconButton
                      name="trash-alt"
                      aria-label={t('budgets.remove-named', 'Remove {{name}}', { name })}
                      onClick={() => onRemove(id)}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  note: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  table: css({
    width: '100%',
    'th, td': { padding: theme.spacing(1), textAlign: 'left', verticalAlign: 'top' },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
});
