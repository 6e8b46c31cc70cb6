/** Money for people: `$1,240`, `€12.40`; below 100 with cents. */
export function moneyText(amount: number, currency: string | null): string {
  const digits = Math.abs(amount) < 100 ? 2 : 0;
  const shared = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return new Intl.NumberFormat('en-US', shared).format(amount);
  return new Intl.NumberFormat('en-US', { ...shared, style: 'currency', currency }).format(amount);
}
