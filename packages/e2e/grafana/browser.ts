import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page, ViewportSize } from 'playwright-core';

import { launchChromium } from '../chromium.ts';
import { GRAFANA_URL } from './client.ts';

const shots = path.resolve(__dirname, '../dist/screenshots/grafana');

/** Answers that the suite gives or causes. Grafana's own page also asks a catalog that is out of reach here. */
const OURS = /^\/(api\/(ds|datasources|plugins)|public\/plugins\/smartcloudops|a)\//;

export interface Visitor {
  /** Opens a page of Grafana signed in; `faults` fills with what went wrong in it. */
  visit(address: string, theme?: 'dark' | 'light', size?: ViewportSize): Promise<{ page: Page; faults: string[] }>;
  close(): Promise<void>;
}

export function screenshot(page: Page, name: string): Promise<Buffer> {
  mkdirSync(shots, { recursive: true });
  return page.screenshot({ path: path.join(shots, `${name}.png`) });
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${GRAFANA_URL}/login`);
  await page.getByLabel('Email or username').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('admin');
  await page.getByRole('button', { name: 'Log in' }).click();
  // The first sign-in asks for a new password.
  const skip = page.getByRole('button', { name: 'Skip' });
  await Promise.race([skip.waitFor(), page.waitForURL((url) => !url.pathname.startsWith('/login'))]);
  if (await skip.isVisible()) await skip.click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

/** A person with a browser, signed in through the form. */
export async function visitor(): Promise<Visitor> {
  const browser: Browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1500, height: 1250 }, timezoneId: 'UTC' });
  await signIn(await context.newPage());
  return {
    async visit(address, theme = 'dark', size) {
      const page = await context.newPage();
      if (size) await page.setViewportSize(size);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (response.status() >= 400 && OURS.test(pathname)) faults.push(`${response.status()} ${pathname}`);
      });
      const url = new URL(address, GRAFANA_URL);
      url.searchParams.set('theme', theme);
      await page.goto(url.href);
      return { page, faults };
    },
    close: () => browser.close(),
  };
}
