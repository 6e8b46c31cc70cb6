import { beyondScope } from './beyond-scope.ts';
import { isWhole } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';

/** Query types that are about connections as a whole, and what they tell of. */
const ABOUT_WHOLE: Readonly<Record<string, string>> = {
  'source-state': 'How the sources are',
  reconciliation: 'Whether the months tie to their source',
  'api-spend': "What the product's own calls cost",
};

/** The connections that a question reads: of one about whole connections only those. @throws EngineError `ENGINE_BEYOND_SCOPE` */
export function narrowed(
  queryType: string,
  asked: readonly string[] | null,
  scope: RowScope
): readonly string[] | null {
  const what = Object.hasOwn(ABOUT_WHOLE, queryType) ? ABOUT_WHOLE[queryType] : undefined;
  return what === undefined ? asked : wholeConnections(what, asked, scope);
}

/** Without any asked for, those that are visible wholly. @throws EngineError `ENGINE_BEYOND_SCOPE` */
export function wholeConnections(what: string, asked: readonly string[] | null, scope: RowScope): readonly string[] {
  const named = scope.clauses.flatMap(({ connections, rows }) => (rows === null ? (connections ?? []) : []));
  const whole = [...new Set(asked ?? named)].filter((connection) => isWhole(scope, connection));
  if (whole.length === 0) throw beyondScope(what);
  return whole;
}
