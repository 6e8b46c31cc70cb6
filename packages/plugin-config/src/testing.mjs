/** What a browser has, jsdom has not, and @grafana/ui needs. Import it first in a test of a component. */
import { TextDecoder, TextEncoder } from 'node:util';

/* global jest */
// Machines that build and test at once are slow; a test that hangs still ends.
jest.setTimeout(30_000);

const box = { width: 600, height: 300, x: 0, y: 0, top: 0, left: 0, bottom: 300, right: 600 };

class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  ResizeObserver: StillObserver,
  IntersectionObserver: StillObserver,
});
window.matchMedia = (media) => ({
  media,
  matches: false,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
});
// Long lists are virtual: without a size they render no option.
Object.defineProperty(window.Element.prototype, 'getBoundingClientRect', {
  value: () => ({ ...box, toJSON: () => box }),
});
for (const side of ['client', 'offset']) {
  Object.defineProperty(window.HTMLElement.prototype, `${side}Height`, { value: box.height });
  Object.defineProperty(window.HTMLElement.prototype, `${side}Width`, { value: box.width });
}
window.HTMLElement.prototype.scrollIntoView = () => {};
// Text is measured on a canvas to size inputs.
window.HTMLCanvasElement.prototype.getContext = () => ({
  font: '',
  measureText: (text) => ({ width: text.length * 8 }),
});
// jsdom knows no pseudo-elements and says so on every dialog.
const { getComputedStyle } = window;
window.getComputedStyle = (element) => getComputedStyle(element);
// Icons are fetched; in a test they stay blank instead of arriving after the end.
globalThis.fetch = () => new Promise(() => {});
