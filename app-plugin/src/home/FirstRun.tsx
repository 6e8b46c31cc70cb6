import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, LinkButton, Stack, Text } from '@grafana/ui';
import { DATASOURCE_ID } from '../ids.ts';

/** What to do when there is no data source yet, or none that this person may see. */
export function FirstRun() {
  return (
    <EmptyState
      variant="call-to-action"
      hideImage
      message={t('first-run.title', 'Connect a bill to begin')}
      button={
        <LinkButton
          href={locationUtil.assureBaseUrl(`/connections/datasources/${DATASOURCE_ID}`)}
          icon="plus"
          size="lg"
        >
          {t('first-run.add', 'Add a data source')}
        </LinkButton>
      }
    >
      <Stack direction="column" gap={1}>
        <Text element="p">
          {t('first-run.demo', 'Choose "Demo" to look around: it needs no AWS account and costs nothing.')}
        </Text>
        <Text element="p">
          {t(
            'first-run.aws',
            'Choose "AWS" to read Cost Explorer within a monthly budget that you set, or "Bill files" to import FOCUS and CUR files.'
          )}
        </Text>
        <Text element="p" color="secondary">
          {t(
            'first-run.permission',
            'Only an administrator can add one. If there should be one already, ask for permission to query it.'
          )}
        </Text>
      </Stack>
    </EmptyState>
  );
}
