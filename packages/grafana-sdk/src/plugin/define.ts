import type { ZodType } from 'zod';
import type { PluginContext } from '../call/plugin-context.ts';
import type {
  AppDefinition,
  CreateContext,
  DatasourceDefinition,
  PluginDefinition,
  QueryDefinition,
} from './definition.ts';
import { checkSettings } from './settings.ts';

/** A plugin ready to be served: its types have done their work. */
export interface Plugin {
  readonly kind: 'datasource' | 'app';
  readonly definition: PluginDefinition<unknown>;
  readonly queries: ReadonlyMap<string, QueryDefinition<unknown, unknown>>;
  create(context: PluginContext, ctx: CreateContext): Promise<unknown>;
}

/** Settings, queries and handlers of a datasource; every type follows from the schemas. */
export function defineDatasource<
  J = unknown,
  S = Readonly<Record<string, string>>,
  I = unknown,
  Q extends Record<string, unknown> = Record<string, unknown>,
>(definition: DatasourceDefinition<J, S, I, Q>): Plugin {
  return {
    kind: 'datasource',
    definition: definition as PluginDefinition<unknown>,
    queries: new Map(Object.entries(definition.queries) as [string, QueryDefinition<unknown, unknown>][]),
    create: async ({ datasource }, ctx) => definition.create(checkSettings(datasource, 'datasource', definition), ctx),
  };
}

/** An app plugin with a backend: no queries, everything else alike. */
export function defineApp<J = unknown, S = Readonly<Record<string, string>>, I = unknown>(
  definition: AppDefinition<J, S, I>
): Plugin {
  return {
    kind: 'app',
    definition: definition as PluginDefinition<unknown>,
    queries: new Map(),
    create: async ({ app }, ctx) => definition.create(checkSettings(app, 'app', definition), ctx),
  };
}

export interface SettingsSchemas<J, S> {
  readonly settings?: ZodType<J>;
  readonly secureSettings?: ZodType<S>;
}
