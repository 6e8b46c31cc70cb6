import { LoadingState } from '@grafana/data';
import type { PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, LoadingPlaceholder } from '@grafana/ui';
import { useMemo } from 'react';
import { readFrame } from './frame/read-frame.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import type { RecommendationOptions } from './options.ts';
import { Recommendations } from './Recommendations.tsx';
import { WrongFrame } from './WrongFrame.tsx';

/** Shows the documented recommendation frame, or says what it got instead. */
export function RecommendationsPanel({ data, options }: PanelProps<RecommendationOptions>) {
  const reading = useMemo(() => readFrame(data.series), [data.series]);
  switch (reading.kind) {
    case 'no-data':
      return data.state === LoadingState.Loading ? (
        <LoadingPlaceholder text={t('state.loading', 'Loading recommendations…')} />
      ) : (
        <EmptyState variant="not-found" hideImage message={t('state.no-data', 'No recommendations came back')}>
          {t('state.no-data-body', 'The query answered without a frame. Widen the time range or check the query.')}
        </EmptyState>
      );
    case 'unknown-schema':
    case 'wrong-shape':
      return <WrongFrame reading={reading} />;
    case 'recommendations':
      return reading.rows.length === 0 ? (
        <EmptyState variant="completed" hideImage message={t('state.none', 'Nothing to recommend')}>
          {t('state.none-body', 'Every check ran and found no saving.')}
        </EmptyState>
      ) : (
        <Recommendations reading={reading} options={{ ...DEFAULT_OPTIONS, ...options }} />
      );
  }
}
