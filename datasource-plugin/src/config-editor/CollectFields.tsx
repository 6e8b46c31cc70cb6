import { t } from '@grafana/i18n';
import { Field, Input, TagsInput } from '@grafana/ui';
import { DEFAULT_HISTORY_DAYS } from './connection-settings.ts';
import type { Settings } from './settings.ts';
import { TagKeyOffers } from './TagKeyOffers.tsx';

/** What to collect besides the standard columns, and how far back. */
export function CollectFields({ settings, uid }: { readonly settings: Settings; readonly uid: string }) {
  const { tagKeys = [] } = settings.jsonData;
  return (
    <>
      <Field
        label={t('config.tag-keys', 'Cost allocation tag keys')}
        description={t(
          'config.tag-keys-help',
          'Tags that are activated for cost allocation in AWS; costCategory/NAME is a cost category. Each one adds pages to every collection.'
        )}
        htmlFor="smartcloudops-tagKeys"
      >
        <TagsInput
          id="smartcloudops-tagKeys"
          width={50}
          disabled={settings.readOnly}
          placeholder={t('config.tag-keys-placeholder', 'Tag key, then Enter')}
          tags={tagKeys}
          onChange={(next) => settings.set({ tagKeys: next })}
        />
      </Field>
      {uid !== '' && (
        <TagKeyOffers
          uid={uid}
          chosen={tagKeys}
          readOnly={settings.readOnly}
          onAdd={(key) => settings.set({ tagKeys: [...tagKeys, key] })}
        />
      )}
      <Field
        label={t('config.history', 'Days of history')}
        description={t(
          'config.history-help',
          'How far back the first collection reads. Cost Explorer keeps about 395 days by day. Empty: these, and all that there is of a data export.'
        )}
        htmlFor="smartcloudops-historyDays"
      >
        <Input
          id="smartcloudops-historyDays"
          type="number"
          width={20}
          min={1}
          max={1100}
          disabled={settings.readOnly}
          placeholder={String(DEFAULT_HISTORY_DAYS)}
          value={settings.jsonData.historyDays ?? ''}
          onChange={(event) => settings.set({ historyDays: event.currentTarget.valueAsNumber || undefined })}
        />
      </Field>
    </>
  );
}
