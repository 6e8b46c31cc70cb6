import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

/** The "Custom all value" of a variable that stands for no restriction at all. */
export const ANYTHING = '*';

const SOLE_VARIABLE = /^(\$\w+|\$\{[^}]+\}|\[\[[^\]]+\]\])$/;

/** Replaces variables in a text; a multi-value variable that stands alone gives one text per chosen value. */
export function expandVariables(text: string, templateSrv: TemplateSrv, scopedVars: ScopedVars): string[] {
  let chosen: string[] | undefined;
  const replaced = templateSrv.replace(text, scopedVars, (value: unknown) => {
    chosen = (Array.isArray(value) ? value : [value]).map(String);
    return chosen.join(',');
  });
  return chosen && SOLE_VARIABLE.test(text) ? chosen : [replaced];
}
