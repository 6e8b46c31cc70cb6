import type { ClientBase, Connection, Submittable } from 'pg';

/** Rows in COPY's text format: columns between tabs, lines ended by a newline, `\N` for absent. Resolves when the server has them. */
export function copyIn(client: ClientBase, target: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | null = null;
    const copying = {
      submit: (connection: Connection) => connection.query(`COPY ${target} FROM STDIN`),
      handleCopyInResponse(connection: Connection & CopyConnection) {
        connection.sendCopyFromChunk(Buffer.from(text));
        connection.endCopyFrom();
      },
      handleError: (error: Error) => {
        failure ??= error;
        // A lost connection has no "ready" any more.
        reject(failure);
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
      handleCommandComplete: () => undefined,
      callback: () => undefined,
    };
    client.query(copying as unknown as Submittable);
  });
}

/** The part of the driver's connection that its types leave out. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}
