import { AwsError } from '../../http/aws-error.ts';
import type { MetricDimension } from './series.ts';

export type Structure = Readonly<Record<string, unknown>>;

export function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function structures(value: unknown): Structure[] {
  return Array.isArray(value) ? value.filter(isStructure) : [];
}

export function requiredText(input: Structure, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new AwsError('MissingRequiredParameterException', `The parameter ${name} is required.`);
}

export function optionalText(input: Structure, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/** Times arrive as epoch seconds (JSON) or as ISO 8601. */
export function requiredTime(input: Structure, name: string): number {
  const value = input[name];
  const time = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : NaN;
  if (!Number.isNaN(time)) return time;
  throw new AwsError('MissingRequiredParameterException', `The parameter ${name} is required.`);
}

/** A period in seconds: a multiple of 60. */
export function requiredPeriod(input: Structure): number {
  const value = input['Period'];
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value % 60 === 0) return value;
  throw new AwsError('InvalidParameterValueException', 'The parameter Period must be a multiple of 60.');
}

export function dimensionsOf(input: Structure): MetricDimension[] {
  return structures(input['Dimensions']).map((one) => ({ Name: String(one['Name']), Value: String(one['Value']) }));
}
