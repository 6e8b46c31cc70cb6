const PREFIX = 'http_';

/** The headers of a call, by name without regard to case; Grafana's `http_` prefix is taken off. */
export class CallHeaders implements Iterable<[name: string, value: string]> {
  readonly #values: ReadonlyMap<string, string>;

  constructor(headers: Iterable<readonly [string, string]>) {
    this.#values = new Map(Array.from(headers, ([name, value]) => [bare(name).toLowerCase(), value]));
  }

  static fromMap(headers: Readonly<Record<string, string>>): CallHeaders {
    return new CallHeaders(Object.entries(headers));
  }

  /** @example headers.get('X-Grafana-Id'), headers.get('Authorization') */
  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase());
  }

  /** Alert rules ask with this mark; the user is then Grafana's scheduler. */
  get fromAlert(): boolean {
    return this.get('FromAlert') === 'true';
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    return this.#values.entries();
  }
}

function bare(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
}
