/** An answer that its operation words byte by byte, where the protocol has no frame for it (S3's objects and headers). */
export class RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;

  constructor(body: string | Buffer, headers: Readonly<Record<string, string>> = {}, status = 200) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}
