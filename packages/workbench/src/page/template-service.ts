import type { ScopedVars } from '@grafana/data';
import { setTemplateSrv } from '@grafana/runtime';
import { sceneGraph, type SceneObject } from '@grafana/scenes';

/** Variables live in the scene; the scene object that asks travels in the scoped variables, as in Grafana. */
setTemplateSrv({
  getVariables: () => [],
  containsTemplate: (target) => /\$\w+|\$\{|\[\[/.test(target ?? ''),
  updateTimeRange() {},
  replace(target, scopedVars?: ScopedVars, format?: string | ((...args: never[]) => string)) {
    const holder = scopedVars?.['__sceneObject']?.value as { valueOf(): SceneObject } | undefined;
    if (!target || !holder) return target ?? '';
    return sceneGraph.interpolate(holder.valueOf(), target, scopedVars, format as never);
  },
} as Parameters<typeof setTemplateSrv>[0]);
