/** What is opened by the first who asks and shared by the others. After a failure the next one tries again. */
export interface OpenedOnce<T> {
  get(): Promise<T>;
  /** What is open or opening; null when nobody asked or it failed. */
  current(): Promise<T> | null;
}

export function openedOnce<T>(open: () => Promise<T>): OpenedOnce<T> {
  let opening: Promise<T> | null = null;
  return {
    get: () =>
      (opening ??= open().catch((error: unknown) => {
        opening = null;
        throw error;
      })),
    current: () => opening,
  };
}
