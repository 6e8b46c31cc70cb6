import { t } from '@grafana/i18n';
import { ChoiceField } from './ChoiceField.tsx';
import { optionsOf } from './options-of.ts';

type Muting = 'automatic' | 'silent' | 'speak';
const MUTE: Readonly<Record<Muting, boolean | undefined>> = { automatic: undefined, silent: true, speak: false };

function muteOptions() {
  return optionsOf<Muting>({
    automatic: [
      t('statistic.automatic', 'Automatic'),
      t('mute.automatic', 'No number in an alert rule; in a panel the number, and a notice'),
    ],
    silent: [t('mute.silent', 'No number'), t('mute.silent-help', 'An alert rule stays silent')],
    speak: [t('mute.speak', 'The number'), t('mute.speak-help', 'An alert rule fires on it')],
  });
}

interface Props {
  readonly id: string;
  readonly value: boolean | undefined;
  onChange(mute: boolean | undefined): void;
}

/** What is said where the forecasts of the past were worse than the naive one. */
export function MuteField({ id, value, onChange }: Props) {
  return (
    <ChoiceField
      id={id}
      label={t('mute.label', 'Where past forecasts failed')}
      tooltip={t(
        'mute.tooltip',
        'Every forecast that was shown is graded when the truth is known. Where they were worse than simply repeating last week, no alarm should rest on them.'
      )}
      width={20}
      options={muteOptions()}
      value={value === undefined ? 'automatic' : value ? 'silent' : 'speak'}
      onChange={(muting) => onChange(MUTE[muting])}
    />
  );
}
