const MEGABYTE = 2 ** 20;
const LEAST_MEGABYTES = 10;
/** $5 for a terabyte of 2^20 megabytes. */
const NANO_DOLLARS_PER_TERABYTE = 5_000_000_000n;
const MEGABYTES_PER_TERABYTE = 2n ** 20n;

/** What a query is charged that scanned so many bytes: whole megabytes, ten at least. */
export function chargeOf(bytesScanned: number): { readonly megabytes: number; readonly nanoDollars: bigint } {
  const megabytes = Math.max(LEAST_MEGABYTES, Math.ceil(bytesScanned / MEGABYTE));
  const exact = BigInt(megabytes) * NANO_DOLLARS_PER_TERABYTE;
  return { megabytes, nanoDollars: (exact + MEGABYTES_PER_TERABYTE - 1n) / MEGABYTES_PER_TERABYTE };
}
