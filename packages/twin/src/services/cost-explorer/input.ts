import { validation } from '../../http/aws-error.ts';

export type Structure = Readonly<Record<string, unknown>>;

export function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function missing(name: string) {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return validation(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`
  );
}

export function structure(input: Structure, name: string): Structure {
  const value = input[name];
  if (isStructure(value)) return value;
  throw missing(name);
}

export function text(input: Structure, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw missing(name);
}

export function optionalText(input: Structure, name: string): string | null {
  return input[name] === undefined || input[name] === null ? null : text(input, name);
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

export function structures(value: unknown): Structure[] {
  return Array.isArray(value) ? value.filter(isStructure) : [];
}

export function oneOf<T extends string>(input: Structure, name: string, allowed: readonly T[]): T {
  const value = text(input, name);
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw validation(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ` +
      `Member must satisfy enum value set: [${allowed.join(', ')}]`
  );
}

export function wholeNumber(input: Structure, name: string, min: number, max: number, fallback: number): number {
  const value = input[name];
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw validation(`Value '${String(value)}' at '${name}' must be between ${min} and ${max}`);
}
