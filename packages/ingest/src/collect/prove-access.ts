import { AwsError } from '@smartcloudops/aws';
import type { Prove } from '@smartcloudops/aws';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { Clock } from '../context.ts';

/** Proves permissions for `checkAccess` within the budget: each try is booked like any paid call. */
export function proveAccess(options: {
  readonly warehouse: Pick<Warehouse, 'journal'>;
  readonly clock: Clock;
  readonly connection: string;
  /** US dollars per calendar month, decimal text; null for no limit. */
  readonly cap: string | null;
}): Prove {
  const { warehouse, clock, connection, cap } = options;
  const { journal } = warehouse;
  return async (source, signal) => {
    const at = clock.now();
    const request = source.probe(at);
    const entry = { connection, source: source.name, operation: source.operation, at, price: source.pricePerCall };
    const booked = await journal.reserve(entry, cap);
    if (booked.kind === 'cap-reached') return 'no-budget';
    const key = `probe\n${connection}\n${source.name}`;
    try {
      const answer = await source.fetchPage(request, null, signal);
      await journal.settle(booked.id, key, { page: 0, ...answer });
      await journal.forget(key);
      return 'granted';
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (error.charged === 'no') await journal.release(booked.id);
      if (error.code === 'AWS_REQUEST_REFUSED') return 'granted';
      throw error;
    }
  };
}
