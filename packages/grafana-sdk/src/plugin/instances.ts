import * as pb from '../proto/generated/pluginv2.ts';
import { toPluginContext } from '../call/plugin-context.ts';
import type { Logger } from '../process/logger.ts';
import type { Plugin } from './define.ts';
import { sameSettings } from './same-settings.ts';

interface Entry {
  readonly wire: pb.PluginContext;
  readonly instance: Promise<unknown>;
  users: number;
  retired: boolean;
}

/** An instance in use; it is not disposed before `release`. */
export interface Lease {
  readonly instance: unknown;
  release(): void;
}

export interface InstancesOptions {
  /** How long a replaced instance outlives its last call, for work that it still does in the background. */
  readonly disposeDelayMs?: number;
}

/**
 * One instance per datasource (or org's app). Changed settings make a new one; the old one is disposed after its last call.
 * A failed `create` is not kept: the next call tries again.
 */
export class Instances {
  readonly #entries = new Map<string, Entry>();
  readonly #retiring = new Map<Entry, NodeJS.Timeout | undefined>();
  readonly #plugin: Plugin;
  readonly #logger: Logger;
  readonly #disposeDelayMs: number;

  constructor(plugin: Plugin, logger: Logger, { disposeDelayMs = 5000 }: InstancesOptions = {}) {
    this.#plugin = plugin;
    this.#logger = logger;
    this.#disposeDelayMs = disposeDelayMs;
  }

  async lease(wire = pb.PluginContext.create()): Promise<Lease> {
    const entry = this.#find(wire);
    entry.users++;
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      entry.users--;
      if (entry.retired) this.#disposeWhenUnused(entry);
    };
    try {
      return { instance: await entry.instance, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Disposes everything, used or not. */
  async close(): Promise<void> {
    const all = new Set([...this.#entries.values(), ...this.#retiring.keys()]);
    for (const timer of this.#retiring.values()) clearTimeout(timer);
    this.#entries.clear();
    this.#retiring.clear();
    await Promise.all(Array.from(all, (entry) => this.#dispose(entry)));
  }

  #find(wire: pb.PluginContext): Entry {
    const key = keyOf(wire);
    const known = this.#entries.get(key);
    if (known && sameSettings(known.wire, wire)) return known;
    if (known) this.#retire(known);
    const context = toPluginContext(wire);
    const made = this.#plugin.create(context, { plugin: context, logger: this.#logger });
    const entry: Entry = { wire, instance: made, users: 0, retired: false };
    this.#entries.set(key, entry);
    made.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return entry;
  }

  #retire(entry: Entry): void {
    entry.retired = true;
    this.#retiring.set(entry, undefined);
    this.#disposeWhenUnused(entry);
  }

  #disposeWhenUnused(entry: Entry): void {
    if (entry.users > 0 || !this.#retiring.has(entry)) return;
    const timer = setTimeout(() => {
      if (this.#retiring.delete(entry)) void this.#dispose(entry);
    }, this.#disposeDelayMs);
    timer.unref();
    this.#retiring.set(entry, timer);
  }

  async #dispose(entry: Entry): Promise<void> {
    let instance: unknown;
    try {
      instance = await entry.instance;
    } catch {
      return; // it never was; the callers were told why
    }
    try {
      await this.#plugin.definition.dispose?.(instance);
    } catch (error) {
      this.#logger.error(
        { error },
        'An instance could not be disposed; what it holds may leak until the plugin restarts.'
      );
    }
  }
}

/** A datasource is known by its uid within its tenant; an app there is once per tenant. */
function keyOf(wire: pb.PluginContext): string {
  return JSON.stringify([wire.namespace || wire.orgId, wire.pluginId, wire.dataSourceInstanceSettings?.uid]);
}
