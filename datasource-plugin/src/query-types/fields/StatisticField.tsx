import { t } from '@grafana/i18n';
import { ChoiceField } from './ChoiceField.tsx';
import { optionsOf } from './options-of.ts';

/** Stands for an absent `statistic`, which the backend decides by who asks. */
const AUTOMATIC = 'automatic';

interface Props<Statistic extends string> {
  readonly id: string;
  readonly first?: boolean;
  /** Name and meaning of each figure. */
  readonly figures: Readonly<Record<Statistic, readonly [label: string, description?: string]>>;
  /** What an alert rule gets when nothing is chosen. */
  readonly automatic: string;
  readonly value: Statistic | undefined;
  onChange(statistic: Statistic | undefined): void;
}

/** Which of an answer's figures; none chosen means all of them in a panel and a single one in an alert rule. */
export function StatisticField<S extends string>({ id, first, figures, automatic, value, onChange }: Props<S>) {
  const options = optionsOf<string>({ [AUTOMATIC]: [t('statistic.automatic', 'Automatic'), automatic], ...figures });
  return (
    <ChoiceField
      first={first}
      id={id}
      label={t('editor.statistic', 'Figure')}
      tooltip={t('editor.statistic-tooltip', 'An alert rule compares one number: choose which.')}
      options={options}
      value={value ?? AUTOMATIC}
      onChange={(chosen) => onChange(chosen === AUTOMATIC ? undefined : (chosen as S))}
    />
  );
}
