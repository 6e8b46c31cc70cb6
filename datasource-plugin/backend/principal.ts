import type { Principal } from '@smartcloudops/engine';
import type { PluginContext } from '@smartcloudops/grafana-sdk';

const ROLES: Readonly<Record<string, Principal['role']>> = { Admin: 'admin', Editor: 'editor', Viewer: 'viewer' };
/** Users that Grafana makes up: alert rules and public dashboards. They come with the role Admin and are nobody. */
const NOBODY = new Set(['grafana_scheduler', 'service']);

/**
 * Who asks through Grafana. The rows that may be read follow from the data source that was asked, never from the role: Grafana has
 * checked that the user may query it. The role decides only who may cause costs.
 */
export function principalOf({ user }: PluginContext, connections: readonly string[]): Principal {
  const name = user?.login ?? 'grafana';
  const role = user && !NOBODY.has(name) ? (ROLES[user.role] ?? 'viewer') : 'viewer';
  return { name, role, connections };
}
