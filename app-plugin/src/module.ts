import { AppPlugin } from '@grafana/data';
import { initPluginTranslations, t } from '@grafana/i18n';
import { ConfigPage } from './config/ConfigPage.tsx';
import { APP_ID } from './ids.ts';
import { LazyApp } from './LazyApp.tsx';
import type { AppJsonData } from './settings.ts';

// Grafana itself loads locales/<language>/ (see "languages" in plugin.json); this names the namespace.
void initPluginTranslations(APP_ID);

export const plugin = new AppPlugin<AppJsonData>().setRootPage(LazyApp).addConfigPage({
  id: 'configuration',
  // Read when the page is shown, by when texts are there.
  get title() {
    return t('config.title', 'Configuration');
  },
  icon: 'cog',
  body: ConfigPage,
});
