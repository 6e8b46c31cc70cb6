import type { Database } from 'better-sqlite3-multiple-ciphers';

const CACHED = 200_000;

/** Text ↔ number as committed. A term once written keeps its number, so what was read may be kept. */
export interface Terms {
  /** -1 for a text that no charge has. */
  idOf(text: string): number;
  textOf(id: number): string | null;
}

export function terms(db: Database): Terms {
  const texts = new Map<number, string>();
  const byText = db.prepare('SELECT id FROM term WHERE text = ?').pluck();
  const byId = db.prepare('SELECT text FROM term WHERE id = ?').pluck();
  return {
    idOf: (text) => (byText.get(text) as number | undefined) ?? -1,
    textOf(id) {
      if (id === 0) return null;
      const known = texts.get(id);
      if (known !== undefined) return known;
      if (texts.size >= CACHED) texts.clear();
      const text = byId.get(id) as string;
      texts.set(id, text);
      return text;
    },
  };
}
