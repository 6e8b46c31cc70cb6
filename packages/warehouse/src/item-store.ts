export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** A thing that a source tells of: an account, a budget, a finding, a recommendation, an alarm, a machine. */
export interface Item {
  /** Stable within its connection, source and kind, whatever the part: an ARN, an account id. */
  readonly id: string;
  /** What people call it; null when the source has no name for it. */
  readonly name: string | null;
  /** When it happened, epoch ms, for events (a change of an alarm, an anomaly); null for what lasts. */
  readonly at: number | null;
  /** What the source says of it. Money is decimal text beside its currency. */
  readonly attributes: { readonly [name: string]: JsonValue };
}

/** Items of one kind, as a source states them at a moment. */
export interface ItemDelivery {
  readonly connection: string;
  /** What delivered them: `organizations`, `budgets`. */
  readonly source: string;
  /** Kind of thing, singular, in kebab-case: `account`, `budget`, `security-finding`. */
  readonly kind: string;
  /**
   * The part of the kind that the delivery states completely: a region, an account, or `''` for all of it, whatever part an item
   * was of. Items of this part that it does not name are gone. Null: it only adds and changes (events), and leaves an item in
   * the part that it is of. An item is of one part: the one that named it last.
   */
  readonly scope: string | null;
  readonly items: readonly Item[];
}

/** An item as it was known over a span of time. */
export interface ItemRecord extends Item {
  readonly connection: string;
  readonly source: string;
  readonly kind: string;
  readonly scope: string | null;
  /** Since when the id is known without a break, epoch ms. A thing that was gone and is back begins anew. */
  readonly firstSeenAt: number;
  /** From when on it was known like this, epoch ms. */
  readonly knownFrom: number;
  /** Until when, epoch ms; null: it still is. */
  readonly knownTo: number | null;
}

/** Which items; what is absent is not asked about. */
export interface ItemSelection {
  /** Null: all. */
  readonly connections: readonly string[] | null;
  readonly kind: string;
  readonly source?: string;
  readonly ids?: readonly string[];
  /** Events that happened in `[from, to)`, epoch ms; what lasts is left out then. */
  readonly happened?: { readonly from: number; readonly to: number };
}

/** What is there of a kind. */
export interface ItemKindRecord {
  readonly connection: string;
  readonly source: string;
  readonly kind: string;
  /** Items known now. */
  readonly items: number;
  /** When it was last delivered, changed or not, epoch ms. */
  readonly deliveredAt: number;
}

/** Items in, their present and past out. Versions are never changed, so that "as of" stays answerable. */
export interface ItemStore {
  /**
   * In one transaction, or nothing at all. Content is compared, not its spelling: the same again (keys in any order) changes
   * nothing but `deliveredAt`. A version never begins before the one that it follows, also when the clock was set back, and what
   * would have been known for no time at all leaves no version.
   * @throws WarehouseError `WAREHOUSE_BAD_ROW` for an id given twice, a time not in whole ms, a number that JSON cannot hold
   */
  write(
    delivery: ItemDelivery,
    now: number
  ): Promise<{ readonly added: number; readonly changed: number; readonly gone: number }>;
  /** As known at a moment (null: now), in the order of connection, source and id (of their bytes in UTF-8). */
  read(selection: ItemSelection, asOf: number | null): Promise<readonly ItemRecord[]>;
  /** Every version that was known at some time in `[from, to)`, in the order of connection, source, id and `knownFrom`. */
  versions(selection: ItemSelection, from: number, to: number): Promise<readonly ItemRecord[]>;
  /** What was ever delivered, also when nothing of it is left, in the order of connection, source and kind. */
  kinds(connections: readonly string[] | null): Promise<readonly ItemKindRecord[]>;
  /** Drops versions that ended by the moment, and all versions of events that happened before it. @returns versions dropped */
  prune(before: number): Promise<number>;
  /** Grows with every change of what questions would be answered, but for `deliveredAt` alone. */
  dataVersion(): Promise<number>;
}
