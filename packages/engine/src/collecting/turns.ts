/** Does work of the same name one after the other, whatever comes of it. */
export function turns(): <Output>(name: string, work: () => Promise<Output>) => Promise<Output> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    const settled: Promise<unknown> = mine
      .catch(() => null)
      .then(() => {
        if (last.get(name) === settled) last.delete(name);
      });
    last.set(name, settled);
    return mine;
  };
}
