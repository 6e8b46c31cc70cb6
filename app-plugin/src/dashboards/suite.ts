import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';

/** The dashboards' identities, by which they link to each other. */
export interface Suite {
  readonly cost: string;
  readonly forecast: string;
}

/** A link to another dashboard of the suite, which opens with the same time and variables. */
export function linkTo(uid: string, title: string, tooltip: string) {
  return new DashboardLinkBuilder(title)
    .type(DashboardLinkType.Link)
    .icon('dashboard')
    .url(`/d/${uid}`)
    .tooltip(tooltip)
    .keepTime(true)
    .includeVars(true);
}

/** Links, alerts and the panel editor need ids of panels, which the SDK leaves to its caller. */
export function withPanelIds(dashboard: Dashboard): Dashboard {
  return { ...dashboard, panels: dashboard.panels?.map((panel, index) => ({ ...panel, id: index + 1 })) };
}
