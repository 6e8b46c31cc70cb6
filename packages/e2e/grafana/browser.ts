import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

import { launchChromium } from '../chromium.ts';
import { GRAFANA_URL } from './client.ts';

const shots = path.resolve(__dirname, '../dist/screenshots/grafana');

export interface Visitor {
  /** Opens a page of Grafana signed in; `faults` fills with what went wrong in it. */
  visit(address: string, theme?: 'dark' | 'light'): Promise<{ page: Page; faults: string[] }>;
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
    async visit(address, theme = 'dark') {
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (response.status() >= 500 || (response.status() >= 400 && /smartcloudops|\/api\/ds\//.test(pathname)))
          faults.push(`${response.status()} ${pathname}`);
      });
      const url = new URL(address, GRAFANA_URL);
      url.searchParams.set('theme', theme);
      await page.goto(url.href);
      await page.waitForLoadState('networkidle');
      return { page, faults };
    },
    close: () => browser.close(),
  };
}
