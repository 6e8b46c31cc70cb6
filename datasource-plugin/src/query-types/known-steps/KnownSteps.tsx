import { t } from '@grafana/i18n';
import { Button, InlineField, Stack } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import { KnownStepRow } from './KnownStepRow.tsx';
import { labelWidth } from '../fields/label-width.ts';

export type KnownStep = NonNullable<TargetOf<'cost-forecast'>['steps']>[number];

const MOST_STEPS = 50;

interface Props {
  readonly id: string;
  readonly steps: readonly KnownStep[];
  onChange(steps: KnownStep[]): void;
}

/** Today's date in UTC, as bills count days. */
const today = () => new Date().toISOString().slice(0, 10);

/** Changes of the cost that are known beforehand and that no history could tell. */
export function KnownSteps({ id, steps, onChange }: Props) {
  return (
    <InlineField
      label={t('steps.label', 'Known changes')}
      tooltip={t(
        'steps.tooltip',
        'What no history can tell: a commitment that expires, credits that end, a migration. The forecast is changed from that day on.'
      )}
      labelWidth={labelWidth(true)}
      grow
    >
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        {steps.map((step, index) => (
          <KnownStepRow
            key={index}
            id={`${id}-${index}`}
            step={step}
            onChange={(next) => onChange(steps.map((old, at) => (at === index ? next : old)))}
            onRemove={() => onChange(steps.filter((_, at) => at !== index))}
          />
        ))}
        {steps.length < MOST_STEPS && (
          <Button
            variant="secondary"
            size="sm"
            icon="plus"
            onClick={() => onChange([...steps, { date: today(), change: 0 }])}
          >
            {t('steps.add', 'Add a known change')}
          </Button>
        )}
      </Stack>
    </InlineField>
  );
}
