import { locationService } from '@grafana/runtime';
import { sceneGraph, type EmbeddedScene } from '@grafana/scenes';
import { LinkButton, Stack } from '@grafana/ui';

import type { DashboardLinkModel } from './dashboard-model';

/** Links from one dashboard to another; the chosen time and the variables go along when they are clicked. */
export function DashboardLinks({
  links,
  scene,
}: {
  readonly links: readonly DashboardLinkModel[];
  readonly scene: EmbeddedScene;
}) {
  const follow = ({ url, keepTime, includeVars }: DashboardLinkModel) => {
    const carried = [keepTime ? '${__url_time_range}' : '', includeVars ? '${__all_variables}' : ''].filter(Boolean);
    locationService.push(sceneGraph.interpolate(scene, [url ?? '', carried.join('&')].filter(Boolean).join('?')));
  };
  return (
    <Stack direction="row" gap={1}>
      {links.map((link) => (
        <LinkButton
          key={link.title}
          size="sm"
          variant="secondary"
          icon="apps"
          href={link.url ?? ''}
          tooltip={link.tooltip ?? ''}
          onClick={(event) => {
            event.preventDefault();
            follow(link);
          }}
        >
          {link.title}
        </LinkButton>
      ))}
    </Stack>
  );
}
