import type { AppRootProps } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { ErrorBoundaryAlert, LoadingPlaceholder } from '@grafana/ui';
import { lazy, Suspense } from 'react';
import { APP_ID } from './ids.ts';
import type { AppJsonData } from './settings.ts';

/** The pages are a chunk of their own: Grafana loads module.js at start, for everybody. */
const Pages = lazy(async () => {
  await initPluginTranslations(APP_ID);
  const { Pages: component } = await import('./Pages.tsx');
  return { default: component };
});

export function LazyApp(props: AppRootProps<AppJsonData>) {
  return (
    <ErrorBoundaryAlert style="page">
      <Suspense fallback={<LoadingPlaceholder text="" />}>
        <Pages {...props} />
      </Suspense>
    </ErrorBoundaryAlert>
  );
}
