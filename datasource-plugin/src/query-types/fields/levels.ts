export const levelOption = (value: number) => ({ value, label: `${Number((value * 100).toPrecision(6))} %` });

/** Levels of intervals that are offered. */
export const LEVELS = [0.5, 0.8, 0.9, 0.95, 0.99].map(levelOption);
