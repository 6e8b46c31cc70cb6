import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Alert, Button, ConfirmModal, EmptyState, Stack } from '@grafana/ui';
import type { BudgetJson } from '@smartcloudops/contract';
import { useCallback, useMemo, useState } from 'react';
import { failureOf } from '../access/access-api.ts';
import { Loaded } from '../access/Loaded.tsx';
import { useLoaded } from '../access/use-loaded.ts';
import { FirstRun } from '../home/FirstRun.tsx';
import { BudgetEditor } from './BudgetEditor.tsx';
import { budgetsApi } from './budgets-api.ts';
import type { BudgetsApi, LoadedBudgets } from './budgets-api.ts';
import { BudgetTable } from './BudgetTable.tsx';

/** Budgets: how they fare, for everybody; written and changed by editors. */
export function BudgetsPage({ datasource }: { readonly datasource: DataSourceInstanceSettings | null }) {
  return (
    <PluginPage subTitle={t('budgets.subtitle', 'What may be spent, and how it goes')}>
      {datasource ? <Budgets key={datasource.uid} uid={datasource.uid} /> : <FirstRun />}
    </PluginPage>
  );
}

function Budgets({ uid }: { readonly uid: string }) {
  const api = useMemo(() => budgetsApi(uid), [uid]);
  const [state, again] = useLoaded(useCallback(() => api.load(), [api]));
  return (
    <Loaded state={state} again={again} forbidden={t('budgets.forbidden', 'You have no access to these data')}>
      {(loaded) => <List api={api} loaded={loaded} onChanged={again} />}
    </Loaded>
  );
}

interface Props {
  readonly api: BudgetsApi;
  readonly loaded: LoadedBudgets;
  readonly onChanged: () => void;
}

function List({ api, loaded: { written, rows, mayWrite }, onChanged }: Props) {
  const [edited, setEdited] = useState<BudgetJson | 'new' | null>(null);
  const [removed, setRemoved] = useState<BudgetJson | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const find = (id: string) => written.find((one) => one.id === id) ?? null;
  const remove = async ({ id }: BudgetJson) => {
    setRemoved(null);
    try {
      await api.remove(id);
      onChanged();
    } catch (error) {
      setFailure(failureOf(error).message);
    }
  };
  const add = mayWrite ? (
    <Button icon="plus" onClick={() => setEdited('new')}>
      {t('budgets.add', 'Add a budget')}
    </Button>
  ) : undefined;
  return (
    <Stack direction="column" gap={2}>
      {failure !== null && (
        <Alert severity="error" title={t('budgets.not-removed', 'Not removed')}>
          {failure}
        </Alert>
      )}
      {rows.length === 0 ? (
        <EmptyState
          variant="call-to-action"
          hideImage
          message={t('budgets.empty', 'There are no budgets yet')}
          button={add}
        >
          {mayWrite
            ? t('budgets.empty-help', 'Say what a month may cost. Budgets that are set in AWS appear by themselves.')
            : t(
                'budgets.empty-viewer',
                'Somebody who may edit writes them. Budgets that are set in AWS appear by themselves.'
              )}
        </EmptyState>
      ) : (
        <>
          <BudgetTable
            rows={rows}
            mayWrite={mayWrite}
            onEdit={(id) => setEdited(find(id))}
            onRemove={(id) => setRemoved(find(id))}
          />
          {add && <div>{add}</div>}
        </>
      )}
      {edited !== null && (
        <BudgetEditor
          budget={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSave={async (budget) => {
            await api.put(budget);
            setEdited(null);
            onChanged();
          }}
        />
      )}
      <ConfirmModal
        isOpen={removed !== null}
        title={t('budgets.remove', 'Remove budget')}
        body={t('budgets.remove-body', '"{{name}}" is no longer judged, and alert rules no longer tell of it.', {
          name: removed?.name ?? '',
        })}
        confirmText={t('budgets.remove-confirm', 'Remove')}
        onConfirm={() => {
          if (removed) void remove(removed);
        }}
        onDismiss={() => setRemoved(null)}
      />
    </Stack>
  );
}
