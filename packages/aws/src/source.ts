import type { Dimension, FocusRow } from '@smartcloudops/focus';

/** A half-open span of charge time, epoch ms UTC, on day borders. */
export interface ChargeWindow {
  readonly from: number;
  readonly to: number;
}

/** One question to a source whose answer, when all its pages are there, states a window of one cut completely. */
export interface SourceRequest {
  /** Stable name of the breakdown: `service-account`, `tag:team`. Each cut has its own watermark. */
  readonly cut: string;
  /** Dimensions that the cut's charges carry. */
  readonly dimensions: readonly Dimension[];
  readonly window: ChargeWindow;
  /** What is sent; the same text asks the same thing. */
  readonly parameters: string;
  /** `LoadManifest.source` of the charges, where that is not the source's own name. */
  readonly deliveredAs?: string;
}

export interface SourcePage {
  /** The answer, verbatim JSON text. */
  readonly body: string;
  readonly nextToken: string | null;
}

/** An API whose answers cost money, as far as buying them is concerned. */
export interface PaidApi<Request> {
  readonly name: string;
  /** The billed operation: `GetCostAndUsage`. */
  readonly operation: string;
  /** Where a source has several of the same price: the operation that asks for this page of the request. */
  operationOf?(request: Request, token: string | null): string;
  /** US dollars per answered call (page), decimal text. AWS does not charge for calls that fail. */
  readonly pricePerCall: string;
  /** One billed call, never repeated by itself. @throws AwsError */
  fetchPage(request: Request, token: string | null, signal?: AbortSignal): Promise<SourcePage>;
}

/** A source's second memory: longer, and by whole months. Asked with cuts of its own. */
export interface WholeMonths {
  /** The earliest month that the API can tell of, its first moment. */
  earliest(now: number): number;
  /** The same breakdown by whole months: `monthly:service-account`. */
  cutOf(cut: string): string;
  isMonthly(cut: string): boolean;
  /** What to do when the API refuses them, as sentences for people. */
  readonly whenRefused: string;
}

/**
 * One API that tells what was spent. What it costs, which permissions it takes and how fresh it is are data, so that a person
 * can see them before anything is called and a collector can plan by them.
 */
export interface Source extends PaidApi<SourceRequest> {
  /** `LoadManifest.source` */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** IAM actions that it takes. */
  readonly actions: readonly string[];
  readonly freshness: {
    /** Hours between AWS's own updates. */
    readonly updatedEveryHours: number;
    /** Days before now that may change without being marked as estimated. */
    readonly settlesAfterDays: number;
    /** How often to look for such changes. */
    readonly recheckEveryDays: number;
  };
  /** Cuts that can be asked for, in the order of their worth when money is short. */
  cuts(options: { readonly tagKeys: readonly string[] }): readonly string[];
  /** The earliest moment that the API can tell of. */
  earliest(now: number): number;
  /** What it can tell of by whole months alone, further back; absent: nothing. */
  readonly months?: WholeMonths;
  request(cut: string, window: ChargeWindow): SourceRequest;
  /**
   * A call that AWS authorises first and refuses then (`AWS_REQUEST_REFUSED`), which proves the permission for nothing:
   * failed calls are not charged. Should it be answered all the same, it costs `pricePerCall`.
   */
  probe(now: number): SourceRequest;
  /** The charges of all pages of a request, in batches. @throws AwsError `AWS_ANSWER_UNREADABLE` */
  toFocus(request: SourceRequest, bodies: Iterable<string>): Iterable<readonly FocusRow[]>;
  close(): void;
}
