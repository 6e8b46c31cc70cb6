/** Stands for "no value" wherever Grafana can carry text only: variables, ad-hoc filters, select boxes. */
export const ABSENT = '__absent__';

export function toText(value: string | null): string {
  return value ?? ABSENT;
}

export function fromText(text: string): string | null {
  return text === ABSENT ? null : text;
}
