/** Calls `leave` when the process that started this one is gone (kill -9 sends no goodbye). */
export function watchParent(leave: () => void, everyMs = 1000): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    leave();
  }, everyMs);
  timer.unref();
}
