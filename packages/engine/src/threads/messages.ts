import type { LogLevel } from '../logger.ts';
import type { ErrorSource, FieldIssue } from '../errors.ts';

/** What a method may be given besides its input. */
export interface Call<Progress = unknown> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: Progress) => void;
  /** Nobody waits for it. A pool does it in the thread that stays, where its outcome is found later. */
  readonly background?: boolean;
}

/** An error on its way between threads. */
export interface ErrorMessage {
  readonly code: string;
  readonly status: number;
  readonly source: ErrorSource;
  readonly message: string;
  readonly fields: readonly FieldIssue[];
  readonly stack: string | undefined;
}

export type ToThread =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: string;
      readonly input: unknown;
      readonly progress: boolean;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' };

export type FromThread =
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: ErrorMessage }
  | { readonly kind: 'progress'; readonly id: number; readonly event: unknown }
  | {
      readonly kind: 'log';
      readonly level: LogLevel;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly message: string;
    };
