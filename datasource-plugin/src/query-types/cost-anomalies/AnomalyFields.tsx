import { t } from '@grafana/i18n';
import { InlineField, InlineFieldRow, InlineSwitch } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { AmountField } from '../fields/AmountField.tsx';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { GroupsField } from '../fields/GroupsField.tsx';
import { anomalyOutputOptions, AUTOMATIC, falseAlarmOptions } from './options.ts';

/** In what form anomalies come, how large and how sure they must be, and whether their causes are looked for. */
export function AnomalyFields({ id, query, onChange }: FieldsProps<TargetOf<'cost-anomalies'>>) {
  const rate = query.falseAlarmRate ?? 0.01;
  return (
    <InlineFieldRow>
      <ChoiceField
        first
        id={id('output')}
        label={t('editor.output', 'Show')}
        options={anomalyOutputOptions()}
        value={query.output ?? AUTOMATIC}
        onChange={(output) => onChange({ ...query, output: output === AUTOMATIC ? undefined : output })}
      />
      <AmountField
        id={id('impact')}
        label={t('anomaly.least', 'Least impact')}
        tooltip={t(
          'anomaly.least-tooltip',
          'Anomalies that cost less than this beyond the expected, in the currency of the bill, are left out. A variable works too.'
        )}
        above={0}
        placeholder="0"
        value={query.minImpact}
        onChange={(minImpact) => onChange({ ...query, minImpact })}
      />
      <ChoiceField
        id={id('rate')}
        label={t('anomaly.rate', 'False alarms')}
        tooltip={t(
          'anomaly.rate-tooltip',
          'How often an ordinary day of a group may be called anomalous. Fewer false alarms find fewer anomalies.'
        )}
        width={30}
        options={falseAlarmOptions(rate)}
        value={rate}
        onChange={(falseAlarmRate) => onChange({ ...query, falseAlarmRate })}
      />
      <GroupsField
        id={id('groups')}
        byDefault={20}
        value={query.topN}
        onChange={(topN) => onChange({ ...query, topN })}
      />
      <InlineField
        label={t('anomaly.causes', 'Causes')}
        tooltip={t(
          'anomaly.causes-tooltip',
          'Looks into accounts, services, usage types and regions for what made each anomaly. Takes longer.'
        )}
        htmlFor={id('causes')}
      >
        <InlineSwitch
          id={id('causes')}
          value={query.causes ?? true}
          onChange={(event) => onChange({ ...query, causes: event.currentTarget.checked })}
        />
      </InlineField>
    </InlineFieldRow>
  );
}
