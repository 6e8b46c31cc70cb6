import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard, DashboardLink } from '@grafana/grafana-foundation-sdk/dashboard';

/** The dashboards' identities, by which they link to each other. */
export interface Suite {
  readonly budgets: string;
  readonly cost: string;
  readonly drivers: string;
  readonly forecast: string;
  readonly security: string;
  readonly recommendations: string;
  readonly trust: string;
}

/** A link to another dashboard of the suite, in sight above the panels, which opens with the same time and variables. */
export function linkTo(uid: string, title: string, tooltip: string): Builder<DashboardLink> {
  const link = new DashboardLinkBuilder(title)
    .type(DashboardLinkType.Link)
    .icon('dashboard')
    .url(`/d/${uid}`)
    .tooltip(tooltip)
    .keepTime(true)
    .includeVars(true);
  return {
    build: () => {
      // The SDK's default hides it in a menu.
      const { placement: _menu, ...shown } = link.build();
      return shown;
    },
  };
}

/** Links, alerts and the panel editor need ids of panels, which the SDK leaves to its caller. */
export function withPanelIds(dashboard: Dashboard): Dashboard {
  return { ...dashboard, panels: dashboard.panels?.map((panel, index) => ({ ...panel, id: index + 1 })) };
}
