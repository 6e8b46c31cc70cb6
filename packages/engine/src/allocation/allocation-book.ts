import { allocationRulesSchema } from '@smartcloudops/contract';
import { checkRules } from '@smartcloudops/insights';
import type { AllocationRules } from '@smartcloudops/insights';
import type { StateStore } from '@smartcloudops/warehouse';

import { EngineError } from '../errors.ts';
import { refusal } from '../parse-query.ts';

const PREFIX = 'allocation/';
const CHANGES = 'allocations/changes';

/** The allocation rules that people wrote, kept with the data, so that every door and process has the same. */
export interface AllocationBook {
  list(): Promise<readonly AllocationRules[]>;
  /** @throws EngineError `ENGINE_NO_SUCH_ALLOCATION` */
  get(name: string): Promise<AllocationRules>;
  /** @throws EngineError `ENGINE_BAD_ALLOCATION` with `fields` */
  put(rules: unknown): Promise<AllocationRules>;
  /** @throws EngineError `ENGINE_NO_SUCH_ALLOCATION` */
  remove(name: string): Promise<void>;
  /** Grows with every change. */
  version(): Promise<number>;
}

export function allocationBook(state: StateStore): AllocationBook {
  const read = (text: string) => JSON.parse(text) as AllocationRules;
  const version = async () => Number((await state.get(CHANGES)) ?? 0);
  const list = async () => (await state.list(PREFIX)).map(({ value }) => read(value));
  const changed = async () => state.set(CHANGES, String((await version()) + 1));
  async function get(name: string): Promise<AllocationRules> {
    const text = await state.get(PREFIX + name);
    if (text !== null) return read(text);
    const known = (await list()).map((rules) => rules.name);
    throw new EngineError(
      'ENGINE_NO_SUCH_ALLOCATION',
      `There are no allocation rules named "${name}". ${known.length > 0 ? `There are: ${known.join(', ')}.` : 'None have been written yet: PUT /api/v1/allocations/<name>.'}`
    );
  }
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
      await get(name);
      await state.delete(PREFIX + name);
      await changed();
    },
  };
}

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
