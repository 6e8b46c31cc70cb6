import { ServerError } from '../errors.ts';
import type { ParsedArguments } from './command.ts';

type Values = ParsedArguments['values'];

export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(values: Values, name: string): string {
  const value = textOption(values, name);
  if (value === undefined || value === '')
    throw new ServerError('SERVER_BAD_USAGE', `The option --${name} is missing.`);
  return value;
}

export function integerOption(
  values: Values,
  name: string,
  { min, max = Number.MAX_SAFE_INTEGER }: { readonly min: number; readonly max?: number }
): number | undefined {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number) || number < min || number > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new ServerError('SERVER_BAD_USAGE', `--${name} takes a whole number ${range}, not "${text}".`);
  }
  return number;
}

export function choiceOption<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly Choice[]
): Choice | undefined {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (!choice)
    throw new ServerError('SERVER_BAD_USAGE', `--${name} takes one of ${choices.join(', ')}, not "${text}".`);
  return choice;
}

export function listOption(values: Values, name: string): readonly string[] | undefined {
  return textOption(values, name)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
