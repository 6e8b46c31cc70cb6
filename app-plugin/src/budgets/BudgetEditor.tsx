import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Drawer, Field, Input, Stack } from '@grafana/ui';
import type { BudgetJson } from '@smartcloudops/contract';
import { useState } from 'react';
import { failureOf } from '../access/access-api.ts';
import { filterText, idOf, readFilters } from './filter-text.ts';

interface Props {
  /** Null: a new one. */
  readonly budget: BudgetJson | null;
  readonly onSave: (budget: BudgetJson) => Promise<void>;
  readonly onClose: () => void;
}

const METRICS = ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost'] as const;
const NEW: Omit<BudgetJson, 'id'> = {
  ...{ name: '', amount: '', currency: 'USD', period: 'month', metric: 'BilledCost', filters: [], connections: null },
};

/** What charges may come to, and which. What is wrong is said by the backend, in its words, when it is saved. */
export function BudgetEditor({ budget, onSave, onClose }: Props) {
  const [draft, setDraft] = useState<Omit<BudgetJson, 'id'>>(budget ?? NEW);
  const [filters, setFilters] = useState(filterText(draft.filters));
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const set = (change: Partial<BudgetJson>) => setDraft((before) => ({ ...before, ...change }));
  const read = filters === null ? { filters: draft.filters } : readFilters(filters);
  const wrong = 'wrong' in read ? read.wrong : null;

  async function save() {
    if ('wrong' in read) return;
    setSaving(true);
    setFailure(null);
    const { owner, ...rest } = draft;
    const named = owner?.trim() ? { owner: owner.trim() } : {};
    try {
      await onSave({ ...rest, ...named, id: budget?.id ?? idOf(draft.name), filters: read.filters });
    } catch (error) {
      setFailure(failureOf(error).message);
      setSaving(false);
    }
  }

  const input = (name: 'name' | 'amount' | 'currency' | 'owner', label: string, description?: string) => (
    <Field label={label} description={description} htmlFor={`budget-${name}`}>
      <Input
        id={`budget-${name}`}
        required={name !== 'owner'}
        inputMode={name === 'amount' ? 'decimal' : 'text'}
        value={draft[name] ?? ''}
        onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      />
    </Field>
  );
  return (
    <Drawer
      title={budget ? t('budgets.edit', 'Edit budget') : t('budgets.new', 'New budget')}
      size="md"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {input('name', t('budgets.name', 'Name'))}
        {input('amount', t('budgets.amount', 'Amount'), t('budgets.amount-help', 'For each period, such as 12500.00'))}
        {input(
          'currency',
          t('budgets.currency', 'Currency'),
          t('budgets.currency-help', 'The one of the bill, such as USD')
        )}
        <Field label={t('budgets.period', 'Per')} htmlFor="budget-period">
          <Combobox
            id="budget-period"
            options={[
              { value: 'month' as const, label: t('budgets.month', 'Month') },
              { value: 'quarter' as const, label: t('budgets.quarter', 'Quarter') },
              { value: 'year' as const, label: t('budgets.year', 'Year') },
            ]}
            value={draft.period}
            onChange={({ value }) => set({ period: value })}
          />
        </Field>
        <Field label={t('budgets.metric', 'Metric')} htmlFor="budget-metric">
          <Combobox
            id="budget-metric"
            options={METRICS.map((value) => ({ value, label: value }))}
            value={draft.metric}
            onChange={({ value }) => set({ metric: value })}
          />
        </Field>
        <Field
          label={t('budgets.filters', 'Which charges')}
          description={
            filters === null
              ? t('budgets.not-typable', 'Its values hold commas or semicolons: change them by REST.')
              : t(
                  'budgets.filters-help',
                  'Such as ServiceName=Amazon S3; Tags.team!=shop,checkout. Empty: every charge'
                )
          }
          htmlFor="budget-filters"
          invalid={wrong !== null}
          error={t('budgets.no-filter', '"{{text}}" is no filter: write column=value.', { text: wrong ?? '' })}
        >
          <Input
            id="budget-filters"
            disabled={filters === null}
            value={filters ?? ''}
            onChange={({ currentTarget }) => setFilters(currentTarget.value)}
          />
        </Field>
        {input('owner', t('budgets.owner', 'Owner'), t('budgets.owner-help', 'Who answers for it: a team, a person'))}
        {failure !== null && (
          <Alert severity="error" title={t('budgets.not-saved', 'Not saved')}>
            {failure}
          </Alert>
        )}
        <Stack gap={1}>
          <Button type="submit" disabled={saving || wrong !== null}>
            {t('budgets.save', 'Save')}
          </Button>
          <Button variant="secondary" type="button" onClick={onClose}>
            {t('budgets.cancel', 'Cancel')}
          </Button>
        </Stack>
      </form>
    </Drawer>
  );
}
