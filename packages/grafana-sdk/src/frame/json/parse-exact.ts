type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

const INTEGER = /^-?\d+$/;

/** JSON.parse that keeps the digits of integers beyond 2⁵³, as bigints. */
export function parseExact(text: string): unknown {
  const revive: Reviver = (_key, value, context) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    context?.source !== undefined &&
    INTEGER.test(context.source)
      ? BigInt(context.source)
      : value;
  return JSON.parse(text, revive) as unknown;
}
