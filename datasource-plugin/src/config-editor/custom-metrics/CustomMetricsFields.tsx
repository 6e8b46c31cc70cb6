import { t } from '@grafana/i18n';
import { Button, FieldSet, Stack } from '@grafana/ui';
import { useRef } from 'react';
import type { CustomMetric } from '../connection-settings.ts';
import type { Settings } from '../settings.ts';
import { CustomMetricRow } from './CustomMetricRow.tsx';

const MOST = 50;

/** What applications measure of themselves in CloudWatch, collected like everything else by free calls. */
export function CustomMetricsFields({ settings }: { readonly settings: Settings }) {
  const { jsonData, readOnly } = settings;
  const rows = jsonData.metrics?.custom ?? [];
  // Rows have no name of their own, and one that is taken out must not hand its texts to the next.
  const keys = useRef<number[]>([]);
  const next = useRef(0);
  while (keys.current.length < rows.length) keys.current.push(next.current++);

  function change(custom: CustomMetric[]): void {
    const { custom: _, ...others } = jsonData.metrics ?? {};
    const metrics = custom.length > 0 ? { ...others, custom } : others;
    settings.set({ metrics: Object.keys(metrics).length > 0 ? metrics : undefined });
  }
  return (
    <FieldSet label={t('custom-metrics.title', 'Application metrics')}>
      <p>
        {t(
          'custom-metrics.help',
          'Namespaces of CloudWatch that your applications write to, collected every hour by the free calls. What AWS itself measures of machines, databases, functions and models is collected anyway.'
        )}
      </p>
      <Stack direction="column" gap={1} alignItems="flex-start">
        {rows.map((metric, place) => (
          <CustomMetricRow
            key={keys.current[place]}
            place={place}
            metric={metric}
            readOnly={readOnly}
            onChange={(changed) => change(rows.map((one, i) => (i === place ? changed : one)))}
            onRemove={() => {
              keys.current.splice(place, 1);
              change(rows.filter((_, i) => i !== place));
            }}
          />
        ))}
        {!readOnly && rows.length < MOST && (
          <Button type="button" variant="secondary" icon="plus" onClick={() => change([...rows, { namespace: '' }])}>
            {t('custom-metrics.add', 'Add a metric')}
          </Button>
        )}
      </Stack>
    </FieldSet>
  );
}
