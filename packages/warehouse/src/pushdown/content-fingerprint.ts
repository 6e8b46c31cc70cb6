import { createHash } from 'node:crypto';

/** Of the data of several billing periods. */
export const contentFingerprint = (
  periods: readonly { readonly label: string; readonly fingerprint: string }[]
): string => {
  const texts = periods.map(({ label, fingerprint }) => `${label} ${fingerprint}`).sort();
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 32);
};
