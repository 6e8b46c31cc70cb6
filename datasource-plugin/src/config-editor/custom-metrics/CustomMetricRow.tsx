import { t } from '@grafana/i18n';
import { IconButton, InlineField, Input, Stack } from '@grafana/ui';
import type { CustomMetric } from '../connection-settings.ts';
import { dimensionsText, toDimensions, toStatistics } from './list-text.ts';

interface Props {
  readonly place: number;
  readonly metric: CustomMetric;
  readonly readOnly: boolean;
  onChange(metric: CustomMetric): void;
  onRemove(): void;
}

const LABEL_WIDTH = 14;
const UNSAID = undefined;

/** One metric, or several, of a namespace. Lists are read when the field is left, so that they can be typed. */
export function CustomMetricRow({ place, metric, readOnly, onChange, onRemove }: Props) {
  const id = (field: string) => `smartcloudops-custom-${place}-${field}`;
  const text = (
    field: 'namespace' | 'metricName' | 'unit' | 'region',
    label: string,
    placeholder: string,
    width: number
  ) => (
    <InlineField label={label} labelWidth={LABEL_WIDTH} htmlFor={id(field)} disabled={readOnly}>
      <Input
        id={id(field)}
        width={width}
        placeholder={placeholder}
        value={metric[field] ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...metric, [field]: value === '' ? UNSAID : value })}
      />
    </InlineField>
  );
  return (
    <Stack direction="row" wrap="wrap" gap={0} alignItems="center">
      {text('namespace', t('custom-metrics.namespace', 'Namespace'), 'MyShop/Checkout', 26)}
      {text('metricName', t('custom-metrics.name', 'Metric'), t('custom-metrics.all', 'all, or Latency*'), 22)}
      <InlineField
        label={t('custom-metrics.statistics', 'Statistics')}
        labelWidth={LABEL_WIDTH}
        htmlFor={id('statistics')}
        disabled={readOnly}
      >
        <Input
          id={id('statistics')}
          width={22}
          placeholder="average, p95"
          defaultValue={metric.statistics?.join(', ') ?? ''}
          onBlur={({ currentTarget: { value } }) => onChange({ ...metric, statistics: toStatistics(value) })}
        />
      </InlineField>
      <InlineField
        label={t('custom-metrics.dimensions', 'Dimensions')}
        labelWidth={LABEL_WIDTH}
        htmlFor={id('dimensions')}
        disabled={readOnly}
      >
        <Input
          id={id('dimensions')}
          width={26}
          placeholder="Stage=prod"
          defaultValue={dimensionsText(metric.dimensions)}
          onBlur={({ currentTarget: { value } }) => onChange({ ...metric, dimensions: toDimensions(value) })}
        />
      </InlineField>
      {text('unit', t('custom-metrics.unit', 'Unit'), 'Milliseconds', 22)}
      {text('region', t('custom-metrics.region', 'Region'), t('custom-metrics.own-regions', "the connection's"), 22)}
      {!readOnly && (
        <IconButton
          name="trash-alt"
          aria-label={t('custom-metrics.remove', 'Remove metric {{place}}', { place: place + 1 })}
          onClick={onRemove}
        />
      )}
    </Stack>
  );
}
