import { decimalToNumber } from '@smartcloudops/focus';

import { moneyText } from '../bill/money-text.ts';
import type { Cause } from './drivers-answer.ts';
import { isMonthly } from './period-length.ts';

/** Units as people say them. */
const UNITS: Readonly<Record<string, string>> = { Hrs: 'hours', Hours: 'hours', 'GB-Mo': 'GB', 'GB-Months': 'GB' };

/** A cause in one sentence with its money, for people who read bills. */
export function tellDriver(cause: Cause, currency: string | null): string {
  const amount = decimalToNumber(cause.amount);
  const money = `${amount < 0 ? '−' : '+'}${moneyText(Math.abs(amount), currency)}`;
  const place = placeOf(cause);
  return `${place === '' ? '' : `${place}: `}${whatOf(cause, currency)}, ${money}`;
}

function placeOf({ service, usageType, region, kinds, moved }: Cause): string {
  const what = [service, usageType].filter((name) => name !== null).join(' ');
  const where = region === null || moved !== null ? '' : ` in ${region}`;
  return `${what}${where}${usageType !== null && kinds > 1 ? ` (${kinds} usage types)` : ''}`.trim();
}

function whatOf(cause: Cause, currency: string | null): string {
  const { driver, factor, moved } = cause;
  const { before = 0, after = 0 } = factor ?? {};
  const instead = (of: (value: number) => string) => `${of(after)} instead of ${of(before)}`;
  const money = (value: number) => moneyText(value, currency).replace('-', '−');
  switch (driver) {
    case 'period-length':
      return instead(dayCount);
    case 'volume':
      return `${ratio(before, after, cause.unit === null ? AMOUNT : NUMBER)}${unitOf(cause)}`;
    case 'mix':
      return `${cause.amount > 0n ? 'dearer' : 'cheaper'} kinds for the same${unitOf(cause)}`;
    case 'list-price':
      return `list price ${ratio(before, after, PRICE)} (new price, tier or free tier)`;
    case 'unit-price':
      return `price per unit ${ratio(before, after, PRICE)}`;
    case 'negotiated-discount':
      return `negotiated discount of ${instead((paid) => percent(1 - paid))}`;
    case 'commitment-coverage':
      return `after commitments ${percent(after)} of the price is paid instead of ${percent(before)}`;
    case 'usage':
      return `${ratio(before, after, AMOUNT)} a day`;
    case 'moved':
      return moved === null ? 'moved' : `moved from ${moved.from} to ${moved.to}`;
    case 'new':
      return 'new';
    case 'gone':
      return 'no longer used';
    case 'unused-commitments':
      return `commitments paid for and not used: ${instead(money)}`;
    case 'purchases':
      if (cause.unit !== null) return `fees ${ratio(before, after, PRICE)} a day`;
      return `fees and purchases of ${instead(money)}`;
    case 'credits':
      return `credits of ${instead((value) => money(value === 0 ? 0 : -value))}`;
    case 'tax':
      return `tax of ${instead(money)}`;
    case 'corrections':
      return `refunds and corrections of ${instead(money)}`;
  }
}

const percent = (share: number) => `${rounded(share * 100)} %`;
const dayCount = (days: number) => `${rounded(days)} days`;
/** Two digits where one would be. */
const rounded = (value: number) =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })
    .format(value)
    .replace('-', '−');

type Words = readonly [more: string, less: string, times: string];
const AMOUNT: Words = ['more', 'less', 'as much'];
const NUMBER: Words = ['more', 'fewer', 'as many'];
const PRICE: Words = ['higher', 'lower', 'as high'];

/** A change as people say it: by how many per cent, or how many times as much. */
function ratio(before: number, after: number, [more, less, as]: Words): string {
  if (before <= 0 || after <= 0) return after > before ? more : less;
  const times = after / before;
  return times >= 3 ? `${rounded(times)} times ${as}` : `${percent(Math.abs(times - 1))} ${times < 1 ? less : more}`;
}

function unitOf({ unit }: Cause): string {
  if (unit === null) return ' usage';
  const name = UNITS[unit] ?? unit.replace(/-Mo(nth)?s?$/i, '');
  const said = /^[A-Z][a-z]+$/.test(name) ? name.toLowerCase() : name;
  return isMonthly(unit) ? ` ${said}` : ` ${said} a day`;
}
