import { parseDecimal } from '@smartcloudops/focus';
import type { ItemRecord, JsonValue } from '@smartcloudops/warehouse';

import type { Advice, Grade } from './recommendation.ts';

/** Kinds of items that advise something. */
export const ADVICE_KINDS = ['recommendation', 'rightsizing', 'idle-resource'] as const;

const GRADES: Readonly<Record<string, Grade>> = {
  ...{ VeryLow: 'low', Low: 'low', Medium: 'medium', High: 'high', VeryHigh: 'high' },
};
/** Of the provider's scale of 0 to 4, the end of each grade. */
const RISKS = [
  [2, 'low'],
  [3, 'medium'],
  [Infinity, 'high'],
] as const;

const text = (value: JsonValue | undefined) => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: JsonValue | undefined) => (typeof value === 'number' ? value : null);
const flag = (value: JsonValue | undefined) => (typeof value === 'boolean' ? value : null);
const texts = (value: JsonValue | undefined) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** What an item advises; null: nothing that saves money. */
export function readAdvice({ connection, source, kind, id, name, attributes, firstSeenAt }: ItemRecord): Advice | null {
  // What a discount of the account leaves of it, where the source tells.
  const saving = parseDecimal(text(attributes['savingsAfterDiscounts']) ?? text(attributes['savings']) ?? '');
  const currency = text(attributes['BillingCurrency']);
  if (saving === null || saving <= 0n || currency === null) return null;
  const [resourceId, accountId, region] = ['ResourceId', 'SubAccountId', 'RegionId'].map((one) =>
    text(attributes[one])
  );
  const aspect = text(attributes['resourceType']) ?? '';
  const category = text(attributes['category']) ?? (kind === 'idle-resource' ? 'idle' : 'rightsizing');
  const family = text(attributes['family']);
  const [option] = Array.isArray(attributes['options']) ? (attributes['options'] as readonly JsonValue[]) : [];
  const best = (option ?? {}) as { readonly [name: string]: JsonValue };
  const risk = number(best['performanceRisk']);
  return {
    ...{ connection, source, kind, aspect, category, family, saving, currency, firstSeenAt },
    thing:
      category === 'commitment'
        ? JSON.stringify([connection, family, accountId, id])
        : (text(attributes['arn']) ?? JSON.stringify([connection, accountId, region, resourceId ?? id])),
    resourceId: resourceId ?? null,
    resourceName: name,
    noun: text(attributes['noun']) ?? aspect,
    accountId: accountId ?? null,
    region: region ?? null,
    services: texts(attributes['services']),
    action: words(text(attributes['action']) ?? (kind === 'idle-resource' ? 'Delete' : 'Rightsize')),
    savingPercent: number(attributes['savingsPercent']),
    cost: parseDecimal(text(attributes['cost']) ?? ''),
    effort: GRADES[text(attributes['effort']) ?? text(best['effort']) ?? ''] ?? null,
    risk: risk === null ? null : (RISKS.find(([end]) => risk < end)?.[1] ?? null),
    restartNeeded: flag(attributes['restartNeeded']),
    rollbackPossible: flag(attributes['rollbackPossible']),
    lookbackDays: number(attributes['lookbackDays']),
    current: text(attributes['current']),
    recommended: text(attributes['recommended']),
    why: text(attributes['why']) ?? (texts(attributes['reasons']).map(words).join(', ') || null),
  };
}

/** `MigrateToGraviton` in words: `Migrate to graviton`; `CPUOverprovisioned`: `CPU overprovisioned`. */
function words(name: string): string {
  const [first = '', ...rest] = name.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
  return [first, ...rest.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))].join(' ');
}
