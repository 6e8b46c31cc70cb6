interface Remembered {
  readonly fingerprint: string;
  readonly value: unknown;
  readonly weight: number;
}

/** What was used last, up to a total weight. */
export interface Recent {
  /** Undefined when it is not there, or was made from other data. */
  get(key: string, fingerprint: string): unknown;
  set(key: string, value: Remembered): void;
}

export function recent(capacity: number): Recent {
  const entries = new Map<string, Remembered>();
  let weight = 0;
  const drop = (key: string) => {
    weight -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get(key, fingerprint) {
      const known = entries.get(key);
      if (known?.fingerprint !== fingerprint) return undefined;
      entries.delete(key);
      entries.set(key, known);
      return known.value;
    },
    set(key, value) {
      drop(key);
      entries.set(key, value);
      weight += value.weight;
      for (const oldest of entries.keys()) {
        if (weight <= capacity || oldest === key) break;
        drop(oldest);
      }
    },
  };
}
