import { t } from '@grafana/i18n';
import { AutoSizeInput, InlineField, InlineFieldRow } from '@grafana/ui';
import type { FormEvent } from 'react';
import type { CostTarget } from '../query-model.ts';
import { grainOptions } from './options.ts';
import { Choice } from '../Choice.tsx';

interface Props {
  readonly id: (field: string) => string;
  readonly query: CostTarget;
  readonly onChange: (query: CostTarget) => void;
}

/** What only a question about past cost has: its grain and how many groups to keep. */
export function CostFields({ id, query, onChange }: Props) {
  const commitTopN = (event: FormEvent<HTMLInputElement>) => {
    const topN = Number.parseInt(event.currentTarget.value, 10);
    onChange({ ...query, topN: Number.isNaN(topN) ? undefined : Math.min(1000, Math.max(1, topN)) });
  };
  return (
    <InlineFieldRow>
      <InlineField label={t('editor.grain', 'Per')} labelWidth={16} htmlFor={id('grain')}>
        <Choice
          id={id('grain')}
          width={20}
          options={grainOptions()}
          value={query.grain ?? 'day'}
          onChange={({ value }) => onChange({ ...query, grain: value })}
        />
      </InlineField>
      <InlineField
        label={t('editor.top', 'Top')}
        tooltip={t(
          'editor.top-tooltip',
          'Keeps the most expensive groups and adds the rest up as "Other". Empty keeps all.'
        )}
        htmlFor={id('top')}
      >
        <AutoSizeInput
          id={id('top')}
          type="number"
          min={1}
          max={1000}
          minWidth={10}
          placeholder={t('editor.top-placeholder', 'All')}
          value={query.topN ?? ''}
          onCommitChange={commitTopN}
        />
      </InlineField>
    </InlineFieldRow>
  );
}
