/** Passed along with values for a text: React escapes what it shows, so the translator must not do it a second time. */
export const AS_IT_IS = { interpolation: { escapeValue: false } };
