/**
 * The memory of a collector: what was asked of a billable API, what it answered, what it cost. A page that was paid for is
 * on disk before the next one is asked for, so a killed process never pays twice.
 */
export interface JournalPage {
  readonly page: number;
  /** The API's answer, verbatim JSON text. */
  readonly body: string;
  /** Token of the next page, or null after the last. */
  readonly nextToken: string | null;
}

export interface LedgerEntry {
  readonly connection: string;
  readonly source: string;
  readonly operation: string;
  readonly at: number;
  /** US dollars as decimal text: `"0.01"`. */
  readonly price: string;
  /** `pending` until the answer is on disk; a crash leaves `pending`, which counts as spent. */
  readonly state: 'pending' | 'billed' | 'not-billed';
}

export interface CollectJournal {
  /** Pages of a request that are already paid for, in order. `requestKey` identifies connection, operation and parameters. */
  pages(requestKey: string): Promise<readonly JournalPage[]>;
  /**
   * Books a billable call before it is made, atomically against the cap.
   * @returns the entry's id, or `cap-reached` with what is spent this calendar month (UTC).
   */
  reserve(
    entry: Omit<LedgerEntry, 'state'>,
    monthlyCap: string | null
  ): Promise<
    { readonly kind: 'reserved'; readonly id: number } | { readonly kind: 'cap-reached'; readonly spent: string }
  >;
  /** Writes the paid page and settles its ledger entry, durably, in one transaction. */
  settle(id: number, requestKey: string, page: JournalPage): Promise<void>;
  /**
   * Settles a reservation that was an upper bound: books the price as it turned out to be, and writes all pages of the answer,
   * durably, in one transaction. Without pages: the call was charged and gave nothing that could be kept.
   */
  settleAs(
    id: number,
    outcome: { readonly price: string; readonly requestKey: string; readonly pages: readonly JournalPage[] }
  ): Promise<void>;
  /** The call failed and AWS does not charge for failed calls. */
  release(id: number): Promise<void>;
  /** Forgets the pages of requests that are stored as loads by now. */
  forget(requestKey: string): Promise<void>;
  ledger(connection: string | null, from: number, to: number): Promise<readonly LedgerEntry[]>;
}
