import { t } from '@grafana/i18n';
import { NumberField } from './NumberField.tsx';

interface Props {
  readonly id: string;
  readonly tooltip: string;
  readonly byDefault: number;
  readonly max: number;
  readonly value: number | undefined;
  onChange(topN: number | undefined): void;
}

/** How many series are shown. */
export function SeriesField({ byDefault, ...field }: Props) {
  return <NumberField {...field} label={t('editor.series', 'Series')} min={1} placeholder={String(byDefault)} />;
}
