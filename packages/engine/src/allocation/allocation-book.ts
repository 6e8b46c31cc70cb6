import { createHash } from 'node:crypto';

import { allocationRulesSchema } from '@smartcloudops/contract';
import { checkRules } from '@smartcloudops/insights';
import type { AllocationRules } from '@smartcloudops/insights';
import type { Warehouse } from '@smartcloudops/warehouse';

import { EngineError } from '../errors.ts';
import { refusal } from '../parse-query.ts';
import { categoryRules } from './category-rules.ts';

const PREFIX = 'allocation/';
const CHANGES = 'allocations/changes';

/** Connections whose cost categories are rules as well; null for all. */
type Connections = readonly string[] | null;

/**
 * The allocation rules that people wrote, kept with the data, so that every door and process has the same; and those that a provider's
 * cost categories stand for, unless people wrote some under the same name.
 */
export interface AllocationBook {
  list(connections: Connections): Promise<readonly AllocationRules[]>;
  /** @throws EngineError `ENGINE_NO_SUCH_ALLOCATION` */
  get(name: string, connections: Connections): Promise<AllocationRules>;
  /** @throws EngineError `ENGINE_BAD_ALLOCATION` with `fields` */
  put(rules: unknown): Promise<AllocationRules>;
  /** @throws EngineError `ENGINE_NO_SUCH_ALLOCATION` */
  remove(name: string): Promise<void>;
  /** Grows with every change that people make. */
  version(): Promise<number>;
  /** Changes when cost categories do; `''` while there are none. */
  categories(): Promise<string>;
}

export function allocationBook({ state, items }: Pick<Warehouse, 'state' | 'items'>): AllocationBook {
  const read = (text: string) => JSON.parse(text) as AllocationRules;
  const version = async () => Number((await state.get(CHANGES)) ?? 0);
  const written = async () => (await state.list(PREFIX)).map(({ value }) => read(value));
  const changed = async () => state.set(CHANGES, String((await version()) + 1));

  async function list(connections: Connections): Promise<readonly AllocationRules[]> {
    const own = await written();
    const made = (await categoryRules(items, connections)).flatMap(({ rules }) => rules ?? []);
    return [...own, ...made.filter(({ name }) => own.every((one) => one.name !== name))];
  }

  async function get(name: string, connections: Connections): Promise<AllocationRules> {
    const text = await state.get(PREFIX + name);
    if (text !== null) return read(text);
    const category = (await categoryRules(items, connections)).find((one) => one.name === name);
    if (category?.rules) return category.rules;
    if (category)
      throw new EngineError(
        'ENGINE_NO_SUCH_ALLOCATION',
        `The cost category "${category.title}" is not applied as rules. ${category.why} Where charges carry it, group by it as a tag: "Tags.costCategory/${category.title}".`
      );
    const known = (await list(connections)).map((rules) => rules.name);
    throw new EngineError(
      'ENGINE_NO_SUCH_ALLOCATION',
      `There are no allocation rules named "${name}". ${known.length > 0 ? `There are: ${known.join(', ')}.` : 'None have been written yet: PUT /api/v1/allocations/<name>.'}`
    );
  }

  let fingerprint = { version: NaN, text: Promise.resolve('') };
  return {
    list,
    get,
    version,
    async put(input) {
      const rules = checked(input);
      await state.set(PREFIX + rules.name, JSON.stringify(rules));
      await changed();
      return rules;
    },
    async remove(name) {
      const { title } = await get(name, null);
      if ((await state.get(PREFIX + name)) === null)
        throw new EngineError(
          'ENGINE_BAD_ALLOCATION',
          `"${name}" is the cost category "${title}" of a connection and goes when it does. Write rules of your own under this name to replace it.`
        );
      await state.delete(PREFIX + name);
      await changed();
    },
    async categories() {
      const version = await items.dataVersion();
      if (fingerprint.version !== version)
        fingerprint = {
          version,
          text: categoryRules(items, null).then((all) => (all.length === 0 ? '' : digest(all))),
        };
      return fingerprint.text;
    },
  };
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

function checked(input: unknown): AllocationRules {
  const parsed = allocationRulesSchema.safeParse(input);
  if (!parsed.success) throw refusal('ENGINE_BAD_ALLOCATION', 'set of allocation rules', parsed.error);
  // What is absent stays absent: the schema writes undefined for it.
  const rules = JSON.parse(JSON.stringify(parsed.data)) as AllocationRules;
  const faults = checkRules(rules);
  if (faults.length === 0) return rules;
  throw new EngineError(
    'ENGINE_BAD_ALLOCATION',
    `The allocation rules cannot be applied. ${faults.map(({ field, message }) => `"${field}": ${message}`).join(' ')}`,
    { fields: faults }
  );
}
