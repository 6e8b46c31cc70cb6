import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Tab, TabContent, TabsBar, useStyles2 } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';
import { FirstRun } from '../home/FirstRun.tsx';
import { accessApi } from './access-api.ts';
import type { AccessApi } from './access-api.ts';
import { Audit } from './Audit.tsx';
import { Loaded } from './Loaded.tsx';
import { PolicyEditor } from './PolicyEditor.tsx';
import { Preview } from './Preview.tsx';
import { SeenRows } from './SeenRows.tsx';
import { useLoaded } from './use-loaded.ts';

const VIEWS = ['scopes', 'preview', 'me', 'audit'] as const;
type View = (typeof VIEWS)[number];

/** Who may see which rows: for administrators to write, for everybody to look up what they see. */
export function AccessPage({ datasource }: { readonly datasource: DataSourceInstanceSettings | null }) {
  return (
    <PluginPage subTitle={t('access.subtitle', 'Who sees which rows')}>
      {datasource ? <Views key={datasource.uid} uid={datasource.uid} /> : <FirstRun />}
    </PluginPage>
  );
}

function Views({ uid }: { readonly uid: string }) {
  const api = useMemo(() => accessApi(uid), [uid]);
  const styles = useStyles2(getStyles);
  const [view, setView] = useState<View>('scopes');
  const titles: Readonly<Record<View, string>> = {
    scopes: t('access.scopes', 'Scopes'),
    preview: t('access.preview', 'What others see'),
    me: t('access.me', 'What I see'),
    audit: t('access.audit', 'Audit'),
  };
  return (
    <>
      <TabsBar>
        {VIEWS.map((one) => (
          <Tab key={one} label={titles[one]} active={one === view} onChangeTab={() => setView(one)} />
        ))}
      </TabsBar>
      <TabContent className={styles.content}>
        {view === 'scopes' && <Scopes api={api} />}
        {view === 'preview' && <Preview api={api} />}
        {view === 'me' && <Me api={api} />}
        {view === 'audit' && <Audit api={api} />}
      </TabContent>
    </>
  );
}

function Scopes({ api }: { readonly api: AccessApi }) {
  const [state, again] = useLoaded(useCallback(() => api.scopes(), [api]));
  return (
    <Loaded state={state} again={again}>
      {(loaded) => <PolicyEditor api={api} loaded={loaded} />}
    </Loaded>
  );
}

function Me({ api }: { readonly api: AccessApi }) {
  const [state, again] = useLoaded(useCallback(() => api.me(), [api]));
  return (
    <Loaded state={state} again={again}>
      {(seen) => <SeenRows seen={seen} />}
    </Loaded>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ padding: theme.spacing(2), '& ul': { paddingLeft: theme.spacing(3) } }),
});
