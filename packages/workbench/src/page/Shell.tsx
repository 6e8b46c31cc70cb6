import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Badge, GlobalStyles, LinkButton, PortalContainer, useStyles2 } from '@grafana/ui';
import { NavLink, Outlet } from 'react-router-dom';

import { boot } from './boot';

const other = boot.theme === 'dark' ? 'light' : 'dark';

/** The frame around every page: where one can go, and plainly what this is not. */
export function Shell() {
  const styles = useStyles2(getStyles);
  const apps = boot.plugins.filter((plugin) => plugin.type === 'app');
  return (
    <div className={styles.page}>
      <GlobalStyles />
      <header className={styles.bar}>
        <strong>SmartCloudOps workbench</strong>
        <Badge
          color="orange"
          text="not Grafana"
          tooltip="A small page that loads the built plugins and the provisioned dashboards without Grafana."
        />
        <nav className={styles.nav} aria-label="Pages">
          {boot.dashboards.map((dashboard) => (
            <NavLink key={dashboard.uid} to={`/d/${dashboard.uid}`}>
              {dashboard.title}
            </NavLink>
          ))}
          {apps.map((app) => (
            <NavLink key={app.id} to={`/a/${app.id}`}>
              {app.json.name}
            </NavLink>
          ))}
          {boot.datasources.map((datasource) => (
            <NavLink key={datasource.uid} to={`/datasources/${datasource.uid}`}>
              {datasource.name}
            </NavLink>
          ))}
        </nav>
        <LinkButton size="sm" variant="secondary" href={`/theme/${other}`} icon="adjust-circle">
          {other === 'dark' ? 'Dark' : 'Light'}
        </LinkButton>
      </header>
      <main className={styles.main}>
        <Outlet />
      </main>
      <PortalContainer />
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    page: css({
      display: 'flex',
      flexDirection: 'column',
      minHeight: '100vh',
      background: theme.colors.background.canvas,
    }),
    bar: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      padding: theme.spacing(1, 2),
      background: theme.colors.background.primary,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    nav: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      flex: 1,
      a: { color: theme.colors.text.secondary, textDecoration: 'none' },
      'a.active': { color: theme.colors.text.primary, borderBottom: `2px solid ${theme.colors.primary.main}` },
    }),
    main: css({ flex: 1, padding: theme.spacing(2), display: 'flex', flexDirection: 'column', minWidth: 0 }),
  };
}
