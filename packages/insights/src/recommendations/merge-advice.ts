import type { AccountDirectory } from '../accounts/account-book.ts';
import type { Advice, Recommendation } from './recommendation.ts';

type Merged = Omit<Recommendation, 'counted'>;

/** The kind of advice that passes on what others found, and knows what the account pays after its discounts. */
const FIRST = 'recommendation';

/**
 * One recommendation for each thing and action. Where a source passes on what another found, they tell of the same thing in the same
 * category: the first is believed about the money, and the others complete what it does not tell.
 */
export function mergeAdvice(all: readonly Advice[], accounts: AccountDirectory): readonly Merged[] {
  const same = Map.groupBy(all, ({ thing, aspect, category, currency }) =>
    JSON.stringify([thing, aspect, category, currency])
  );
  return [...same.values()].flatMap((advice) => actionsOf(advice).map((one) => recommendation(one, accounts)));
}

/** The advice of each action: of what the first source knows, others advise nothing else. */
function actionsOf(advice: readonly Advice[]): readonly (readonly Advice[])[] {
  const first = advice.filter(({ kind }) => kind === FIRST);
  const others = advice.filter(({ kind }) => kind !== FIRST);
  const actions = [...Map.groupBy(first.length > 0 ? first : others, ({ action }) => action).values()];
  const [best = [], ...rest] = actions.toSorted((a, b) => largest(b) - largest(a));
  return first.length > 0 ? [[...best, ...others], ...rest] : [best, ...rest];
}

const largest = (advice: readonly Advice[]) => advice.reduce((most, { saving }) => Math.max(most, Number(saving)), 0);

function recommendation(advice: readonly Advice[], accounts: AccountDirectory): Merged {
  const { source: _source, kind: _kind, ...first } = advice[0] as Advice;
  const known = Object.fromEntries(
    Object.entries(first).map(([name, value]) => [
      name,
      value ?? advice.map((one) => one[name as keyof Advice]).find((other) => other !== null) ?? null,
    ])
  ) as unknown as typeof first;
  const { thing, aspect, action, accountId, resourceId } = known;
  // Who knows only the id says it again as the name.
  const resourceName = advice.map((one) => one.resourceName).find((name) => name !== null && name !== resourceId);
  return {
    ...known,
    id: [thing, aspect, action].join(' '),
    resourceName: resourceName ?? known.resourceName,
    sources: [...new Set(advice.map(({ source }) => source))].toSorted(),
    title: titleOf({ ...known, resourceName: resourceName ?? known.resourceName }),
    accountName: accountId === null ? null : (accounts.get(accountId)?.name ?? null),
    firstSeenAt: Math.min(...advice.map(({ firstSeenAt }) => firstSeenAt)),
  };
}

function titleOf({
  action,
  noun,
  resourceName,
  resourceId,
  category,
  recommended,
}: Omit<Advice, 'source' | 'kind'>): string {
  if (category === 'commitment') return `${action} for ${noun}`;
  const what = [action, noun, resourceName ?? resourceId].filter(Boolean).join(' ');
  return category === 'rightsizing' && recommended ? `${what}: ${recommended}` : what;
}
