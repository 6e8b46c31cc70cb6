import type { Desk } from '../threads/serve-desk.ts';

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** A desk that opens with the first call. */
export function lazyDesk<Methods extends object>(open: () => Promise<Desk<Methods>>): Desk<Methods> {
  let opening: Promise<Desk<Methods>> | null = null;
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const { methods } = await (opening ??= open());
    return (methods as Readonly<Record<string, Method>>)[name]?.(...args);
  };
  return {
    methods: new Proxy({} as Methods, {
      get: (_, name) => (typeof name === 'string' ? (...args: readonly unknown[]) => call(name, args) : undefined),
    }),
    async close() {
      await (await opening)?.close();
    },
  };
}
