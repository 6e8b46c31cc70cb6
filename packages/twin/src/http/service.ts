import type { IncomingHttpHeaders } from 'node:http';

import type { ObjectStore } from '../exports/object-store.ts';
import type { View } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Credential } from '../api.ts';
import type { AwsError } from './aws-error.ts';
import type { AthenaDesk } from '../services/athena/athena-desk.ts';
import type { Protocol } from './protocol.ts';

/** Who calls: known once the request is authenticated. */
export interface Caller {
  readonly credential: Credential;
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  /** Region of the signature. */
  readonly region: string;
}

/** One call of an operation, as its handler sees it. */
export interface Call {
  readonly input: Readonly<Record<string, unknown>>;
  /** Headers of the request, where an operation reads them (`range`, `if-match`). */
  readonly headers: IncomingHttpHeaders;
  readonly caller: Caller;
  readonly world: World;
  /** Epoch ms of the twin's clock. */
  readonly now: number;
  /** The bill as it stood at a time (default: now). */
  view(at?: number): View;
  /** The buckets of S3. */
  readonly objects: ObjectStore;
  /** The queries of Athena. */
  readonly athena: AthenaDesk;
  readonly settings: Settings;
  /** Entries per page that a `small-pages` fault allows. */
  readonly pageLimit: number | null;
}

export interface Settings {
  readonly pageGroups: number;
  readonly multiYear: boolean;
  readonly externalId: string | null;
  /** Makes temporary credentials known until a time (epoch ms). */
  issue(credential: Credential, until: number): void;
}

export interface Charge {
  readonly units: number;
  readonly nanoDollarsPerUnit: bigint;
}

export interface Operation {
  /** IAM action, when its name differs from the operation's. */
  readonly action?: string;
  /** Method and path, with a REST protocol: `GET`, `/detector/{DetectorId}`; see `matchPath`. */
  readonly http?: { readonly method: string; readonly path: string };
  /**
   * The answer, or a promise of it: an object that the protocol words, or a RawAnswer. With XML an object is written as its
   * elements are, a list repeats its element. @throws AwsError
   */
  handle(call: Call): unknown;
  /** What an answered call is charged for. */
  charge?(call: Call, output: unknown): Charge;
  /** What a call of a known caller is charged for that was refused. Default nothing. */
  chargeRefused?(error: AwsError): Charge;
}

/** One AWS service: its wire protocol, its operations, and how it refuses. */
export interface Service {
  /** Signing name and IAM prefix. */
  readonly name: string;
  readonly iamPrefix: string;
  readonly protocol: Protocol;
  /** `X-Amz-Target` prefix, or the API version of a service that is asked by forms; empty with REST. */
  readonly target: string;
  /** Namespace of its XML. */
  readonly xmlNamespace?: string;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly throttling: { readonly code: string; readonly message: string; readonly status: number };
}
