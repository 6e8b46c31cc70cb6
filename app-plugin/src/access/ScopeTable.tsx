import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import type { AccessScope } from '@smartcloudops/contract';
import { isTypable, scopeWords } from './scope-text.ts';

interface Props {
  readonly scopes: readonly AccessScope[];
  readonly onEdit: (index: number) => void;
  readonly onRemove: (index: number) => void;
}

export function ScopeTable({ scopes, onEdit, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('access.name', 'Name')}</th>
            <th scope="col">{t('access.for', 'For')}</th>
            <th scope="col">{t('access.sees', 'Sees')}</th>
            <th scope="col">{t('access.actions', 'Actions')}</th>
          </tr>
        </thead>
        <tbody>
          {scopes.map((scope, index) => {
            const words = scopeWords(scope);
            return (
              <tr key={scope.name}>
                <th scope="row">{scope.name}</th>
                <td>{words.who}</td>
                <td>{words.allows}</td>
                <td>
                  <EditButton scope={scope} onClick={() => onEdit(index)} />
                  <IconButton
                    name="trash-alt"
                    aria-label={t('access.remove-named', 'Remove {{name}}', { name: scope.name })}
                    onClick={() => onRemove(index)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function EditButton({ scope, onClick }: { readonly scope: AccessScope; readonly onClick: () => void }) {
  if (isTypable(scope))
    return (
      <IconButton
        name="pen"
        aria-label={t('access.edit-named', 'Edit {{name}}', { name: scope.name })}
        onClick={onClick}
      />
    );
  // The label of a button with a tooltip is the tooltip.
  const why = t('access.not-typable', 'Its values hold commas or semicolons: edit it by REST.');
  return <IconButton name="pen" disabled tooltip={why} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    width: '100%',
    'th, td': { padding: theme.spacing(1), textAlign: 'left', verticalAlign: 'top', overflowWrap: 'anywhere' },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
});
