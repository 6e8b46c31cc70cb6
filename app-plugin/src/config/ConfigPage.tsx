import type { AppPluginMeta, PluginConfigPageProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ErrorBoundaryAlert, Stack, Text } from '@grafana/ui';
import { costDataSources } from '../settings.ts';
import type { AppJsonData } from '../settings.ts';
import { DataSourceList } from './DataSourceList.tsx';
import { FirstRun } from '../home/FirstRun.tsx';
import { HomeDataSource } from './HomeDataSource.tsx';

/** The app's settings, and the state of the data sources it reads. */
export function ConfigPage({ plugin }: PluginConfigPageProps<AppPluginMeta<AppJsonData>>) {
  const sources = costDataSources();
  return (
    <ErrorBoundaryAlert>
      <Stack direction="column" gap={3}>
        {sources.length === 0 ? (
          <FirstRun />
        ) : (
          <>
            <section>
              <Text element="h2" variant="h4">
                {t('config.sources', 'Data sources')}
              </Text>
              <DataSourceList sources={sources} />
            </section>
            <HomeDataSource meta={plugin.meta} sources={sources} />
          </>
        )}
      </Stack>
    </ErrorBoundaryAlert>
  );
}
