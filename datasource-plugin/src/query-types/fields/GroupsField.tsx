import { t } from '@grafana/i18n';
import { NumberField } from './NumberField.tsx';

interface Props {
  readonly id: string;
  /** How many when none are chosen. */
  readonly byDefault: number;
  readonly value: number | undefined;
  onChange(topN: number | undefined): void;
}

/** How many groups have figures of their own. */
export function GroupsField({ byDefault, ...field }: Props) {
  return (
    <NumberField
      {...field}
      label={t('editor.groups', 'Groups')}
      tooltip={t(
        'editor.groups-tooltip',
        'How many groups, the most expensive first, are looked at one by one; the rest is looked at together as "Other".'
      )}
      min={1}
      max={100}
      placeholder={String(byDefault)}
    />
  );
}
