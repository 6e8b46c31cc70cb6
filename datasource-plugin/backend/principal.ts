import type { Principal } from '@smartcloudops/engine';
import type { PluginContext } from '@smartcloudops/grafana-sdk';

const ROLES: Readonly<Record<string, Principal['role']>> = { Admin: 'admin', Editor: 'editor', Viewer: 'viewer' };
/** Users that Grafana makes up. They come with the role Admin and are nobody. */
const SERVICES: Readonly<Record<string, Principal['kind']>> = {
  grafana_scheduler: 'alerts',
  service: 'public-dashboards',
};

/**
 * Who asks through Grafana, by the login that Grafana itself vouches for: headers of a request are the caller's to choose. The
 * connections follow from the data source that was asked: Grafana has checked that the user may query it. Which rows of them may be
 * read follows from the scopes of the organisation; the role decides who may cause costs and write scopes.
 */
export function principalOf({ user, orgId }: PluginContext, connections: readonly string[]): Principal {
  const name = user?.login ?? 'grafana';
  const kind = Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
  const role = user && !kind ? (ROLES[user.role] ?? 'viewer') : 'viewer';
  return { name, role, connections, realm: `org${orgId}`, ...(kind ? { kind } : {}) };
}
