import { openedOnce } from '../threads/opened-once.ts';
import type { Desk } from '../threads/serve-desk.ts';

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** A desk that opens with the first call. */
export function lazyDesk<Methods extends object>(open: () => Promise<Desk<Methods>>): Desk<Methods> {
  const desk = openedOnce(open);
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const { methods } = await desk.get();
    return (methods as Readonly<Record<string, Method>>)[name]?.(...args);
  };
  return {
    methods: new Proxy({} as Methods, {
      get: (_, name) => (typeof name === 'string' ? (...args: readonly unknown[]) => call(name, args) : undefined),
    }),
    async close() {
      await (await desk.current())?.close();
    },
  };
}
