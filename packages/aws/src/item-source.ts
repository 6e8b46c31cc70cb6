import type { AwsError, AwsErrorCode } from './errors.ts';
import type { PaidApi } from './source.ts';
import type { SourceFacts } from './source-facts.ts';

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** A thing that a source tells of; fields as in the warehouse's item store. */
export interface SourceItem {
  readonly id: string;
  readonly name: string | null;
  /** When it happened, epoch ms, for events; null for what lasts. */
  readonly at: number | null;
  readonly attributes: { readonly [name: string]: JsonValue };
}

/** Items of one kind; `scope` is the part that they state completely (`''`: all of it), null when they only add. */
export interface ItemBatch {
  readonly kind: string;
  readonly scope: string | null;
  readonly items: readonly SourceItem[];
}

/** A part that could not be had. The other parts go on. */
export interface ItemProblem {
  readonly kind: string;
  readonly scope: string | null;
  readonly problem: AwsError;
}

export interface ItemCollectContext {
  /** Epoch ms. */
  readonly now: number;
  /** Awaited before every call to the provider, repeated ones included; throws when no more may be made. */
  readonly beforeCall: (operation: string) => Promise<void>;
  readonly signal?: AbortSignal;
  /** Since when events are wanted, epoch ms. */
  readonly since: number;
}

/** One API that tells of things, for nothing. */
export interface ItemSource {
  readonly facts: SourceFacts;
  /** Each batch is complete when it comes and is stored at once. Faults of a part are yielded, not thrown. @throws AwsError `AWS_CANCELLED` */
  collect(context: ItemCollectContext): AsyncIterable<ItemBatch | ItemProblem>;
  close(): void;
}

/** One question to a paid API whose answer, when all its pages are there, gives batches. */
export interface ItemRequest {
  /** What is sent; the same text asks the same thing. */
  readonly parameters: string;
  /** What it is about, for people. */
  readonly title: string;
  /** Code of the error by which the provider says that there is nothing of the kind: an answer without pages, then. */
  readonly noneWhen?: AwsErrorCode;
}

/** One API that tells of things for money: its pages are bought one by one within the budget. */
export interface PaidItemSource extends PaidApi<ItemRequest> {
  readonly facts: SourceFacts;
  /** What to ask now, in the order of its worth when money is short. */
  requests(now: number): readonly ItemRequest[];
  /** @throws AwsError `AWS_ANSWER_UNREADABLE` */
  toItems(request: ItemRequest, bodies: Iterable<string>): readonly ItemBatch[];
  close(): void;
}
